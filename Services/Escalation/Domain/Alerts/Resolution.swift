/// How a member closed an alert.
public enum Resolution: String, CaseIterable, Hashable, Sendable, Codable {
    case solved
    case accepted
    case mistaken
    case duplicate

    public var dutchName: String {
        switch self {
        case .solved: "opgelost"
        case .accepted: "geaccepteerd"
        case .mistaken: "was een vergissing"
        case .duplicate: "stond er dubbel"
        }
    }

    public var englishName: String {
        switch self {
        case .solved: "solved"
        case .accepted: "accepted"
        case .mistaken: "was a mistake"
        case .duplicate: "was a duplicate"
        }
    }
}

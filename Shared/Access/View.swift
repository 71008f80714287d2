/// How much of a row is shown.
public enum View: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// The row does not exist for this viewer.
    case nothing
    /// The row without its references to a person.
    case masked
    case whole

    public static func < (one: View, other: View) -> Bool { one.rawValue < other.rawValue }

    /// As documents and scopes write it.
    public var name: String {
        switch self {
        case .nothing: "nothing"
        case .masked: "masked"
        case .whole: "whole"
        }
    }
}

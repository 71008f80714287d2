/// What people can change on a page.
public enum Act: String, CaseIterable, Hashable, Sendable {
    case acknowledgeAlert = "acknowledge an alert"
}

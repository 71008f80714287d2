/// Why an alert went to the administrative level.
public enum Escalation {
    public enum Reason: String, CaseIterable, Hashable, Sendable, Codable {
        case unacknowledged
        case unsolved
        /// The day agreed with its holder has passed.
        case overdue
    }
}

/// The measure of a target.
public enum TargetMeasure: String, CaseIterable, Sendable, Codable {
    case priorityLettings = "priority-lettings"
    case totalLettings = "total-lettings"
}

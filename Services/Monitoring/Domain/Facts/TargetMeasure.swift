import Vocabulary

/// The lettings that a target counts: one group's lettings with priority, or all (MON-3, MON-4).
public enum TargetMeasure: Hashable, Sendable {
    case priorityLettings(TargetGroup)
    case totalLettings
}

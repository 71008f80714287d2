import Pipeline
import Vocabulary

/// The changes that one committed batch made.
struct IntakeOutcome: Sendable {
    let region: RegionState
    let rows: [JournalRow]
    let parkedKeys: Set<String>
    let day: CalendarDate?
    /// The usage of its partners so far on this day.
    let usage: [String: DayUsage]
    /// Every event in it was new, and none was refused because of registered facts.
    var isNew: Bool
}

import Vocabulary

/// A region as known to the instance that holds its lock; only a commit changes it.
package struct RegionState: Sendable {
    package let id: Int16
    let term: Int64
    package var nextNr: Int64
    package var nextSeq: Int64
    package var day: CalendarDate?
}

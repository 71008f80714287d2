/// The position of a row in the journal: an event that is kept there need not be kept again.
public struct JournalPosition: Sendable, Hashable {
    public let region: Int16
    public let nr: Int64
}

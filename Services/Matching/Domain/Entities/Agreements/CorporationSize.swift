import Vocabulary

/// The number of dwellings a corporation has in the city of Utrecht. Its quota is proportional to it (MAT-1).
public struct CorporationSize: StoredRecord {
    public var id: String { self.corporation }
    public let corporation: String
    public private(set) var dwellings: Int
    public private(set) var asOf: CalendarDate
    /// The event that reported the count, and the event that it corrects.
    public var eventRef: String?
    public var corrects: String?
    /// All counts; the one for the latest day applies. `nil` in records from before more than one count was kept.
    public private(set) var counts: DatedStatements<Int>?

    public init(corporation: String, dwellings: Int, asOf: CalendarDate) {
        self.corporation = corporation
        self.dwellings = dwellings
        self.asOf = asOf
    }

    private var statements: DatedStatements<Int> {
        self.counts
            ?? DatedStatements(.init(self.dwellings, asOf: self.asOf, ref: self.eventRef, corrects: self.corrects))
    }

    /// This corporation after another reported count.
    func adding(_ report: CorporationSize) -> CorporationSize {
        var statements = self.statements
        statements.say(report.statements)
        guard let current = statements.current else { return report }
        var size = CorporationSize(corporation: self.corporation, dwellings: current.value, asOf: current.asOf)
        (size.eventRef, size.corrects, size.counts) = (current.ref, current.corrects, statements)
        return size
    }
}

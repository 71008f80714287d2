import Vocabulary

/// How many dwellings a corporation has within the city of Utrecht: what its quota is in proportion to (MAT-1).
public struct CorporationSize: StoredRecord {
    public var id: String { self.corporation }
    public let corporation: String
    public private(set) var dwellings: Int
    public private(set) var asOf: CalendarDate
    /// The event that said it, and the one that it corrects.
    public var eventRef: String?
    public var corrects: String?
    /// All counts, of which the latest day's holds; `nil` in what was kept before there was more than one.
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

    /// This corporation when another count was told of it.
    func saying(_ size: CorporationSize) -> CorporationSize {
        var statements = self.statements
        statements.say(size.statements)
        guard let current = statements.current else { return size }
        var said = CorporationSize(corporation: self.corporation, dwellings: current.value, asOf: current.asOf)
        (said.eventRef, said.corrects, said.counts) = (current.ref, current.corrects, statements)
        return said
    }
}

/// The statements about one thing, each as of a day. The statement of the latest day holds, and of two for one day the
/// one that came last; so the order in which statements of different days arrive changes nothing.
public struct DatedStatements<Value: Codable & Equatable & Sendable>: Codable, Equatable, Sendable {
    public struct Statement: Codable, Equatable, Sendable {
        public let value: Value
        public let asOf: CalendarDate
        /// The event that made the statement; `nil` in data stored before events were named.
        public let ref: String?
        /// The event that it corrects: that statement no longer holds on any day.
        public let corrects: String?

        public init(_ value: Value, asOf: CalendarDate, ref: String?, corrects: String?) {
            self.value = value
            self.asOf = asOf
            self.ref = ref
            self.corrects = corrects
        }
    }

    /// In the order of arrival, without those that were corrected.
    public private(set) var statements: [Statement]

    public init(_ statement: Statement) {
        self.statements = [statement]
    }

    public mutating func say(_ statement: Statement) {
        if let corrected = statement.corrects { self.statements.removeAll { $0.ref == corrected } }
        self.statements.append(statement)
    }

    public mutating func say(_ others: DatedStatements) {
        for statement in others.statements { self.say(statement) }
    }

    /// The statement of the latest day.
    public var current: Statement? { self.latest { _ in true } }

    /// The statement in force on a day: statements of later days do not hold yet.
    public func current(on day: CalendarDate) -> Statement? { self.latest { $0.asOf <= day } }

    private func latest(where holds: (Statement) -> Bool) -> Statement? {
        var found: Statement?
        for statement in self.statements
        where holds(statement) && found.map({ $0.asOf <= statement.asOf }) ?? true { found = statement }
        return found
    }
}

import Vocabulary

/// From nominated to placed, counted at the closing of the round.
public struct Funnel: Codable, Equatable, Sendable {
    /// Dwellings nominated, including those withdrawn later.
    public var nominated = 0
    public var withdrawn = 0
    /// Dwellings presented at least once.
    public var dwellingsPresented = 0
    /// Presentations published; one dwelling can have several.
    public var presentations = 0
    /// Presentations after the first of their dwelling in this round.
    public var refilled = 0
    /// Candidates over all presentations; one candidate can be presented for several dwellings, one after another.
    public var candidatesPresented = 0
    /// Presentations that ended with a choice, a decline, no answer in time.
    public var chosen = 0
    public var declined = 0
    public var expired = 0
    /// Candidates declined, per reason code: where the individual match was the bottleneck. Sorted by code.
    public var declineReasons: [ReasonCount] = []
    /// Dwellings that got a tenant through the round.
    public var placed = 0
    /// Dwellings that ended neither placed nor withdrawn.
    public var unused = 0

    public init() {}

    mutating func add(reason: String, count: Int) {
        if let index = self.declineReasons.firstIndex(where: { $0.code == reason }) {
            self.declineReasons[index].count += count
        } else {
            self.declineReasons.append(ReasonCount(code: reason, count: count))
            self.declineReasons.sort { $0.code < $1.code }
        }
    }

    mutating func add(_ other: Funnel) {
        self.nominated += other.nominated
        self.withdrawn += other.withdrawn
        self.dwellingsPresented += other.dwellingsPresented
        self.presentations += other.presentations
        self.refilled += other.refilled
        self.candidatesPresented += other.candidatesPresented
        self.chosen += other.chosen
        self.declined += other.declined
        self.expired += other.expired
        self.placed += other.placed
        self.unused += other.unused
        for reason in other.declineReasons { self.add(reason: reason.code, count: reason.count) }
    }
}

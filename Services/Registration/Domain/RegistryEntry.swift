import Vocabulary

/// One registered thing: its owner, whether it is open, and the facts kept about it (REG-1).
public struct RegistryEntry: Equatable, Sendable {
    public let kind: ReferenceKind
    public let id: String
    /// The partner that registered it.
    public let owner: String
    public var state: ReferenceState
    public var facts: RegisteredFacts

    public init(
        kind: ReferenceKind, id: String, owner: String, state: ReferenceState, facts: RegisteredFacts = .none
    ) {
        self.kind = kind
        self.id = id
        self.owner = owner
        self.state = state
        self.facts = facts
    }
}

extension RegistryEntry {
    /// Whether the thing has ended by a day. An end after that day does not count yet.
    ///
    /// - Parameter day: `nil` before the first day: then every reported end counts.
    func hasEnded(by day: CalendarDate?) -> Bool {
        self.facts.hasEnded(by: day) ?? (self.state == .closed)
    }
}

extension RegistryEntry {
    /// Replaces the facts that the thing was registered with. Later changes stay: the pauses of an application, the
    /// flip of a tenancy, and the institution responsible for its support, unless the correction names another
    /// application.
    mutating func correct(_ facts: RegisteredFacts) throws(RegistryRefusal) {
        switch (self.facts, facts) {
        case (.application(var clock), .application(let corrected)):
            try RegistryRefusal.translating { () throws(WaitingClock.Refusal) in
                try clock.correct(since: corrected.since)
            }
            self.facts = .application(clock)
        case (.tenancy(let old), .tenancy(var corrected)):
            // The owner of the application that the correction names becomes responsible for the support; without an
            // application the responsible institution stays the same.
            corrected.institution = corrected.institution ?? old.institution
            if let ended = old.endedOn, ended < corrected.startedOn { throw .dateOrder }
            corrected.endedOn = old.endedOn
            if let flippedOn = old.flippedOn, corrected.form == .flip || corrected.form == .institution {
                guard flippedOn >= corrected.startedOn else { throw .dateOrder }
                corrected.form = .own
                corrected.flippedOn = flippedOn
            }
            self.facts = .tenancy(corrected)
        case (.span(_, let old?), .span(let from, let until)) where self.state == .closed:
            // An end that was reported, perhaps ahead of time, stays.
            self.facts = .span(from: from, until: min(old, until ?? old))
        // Pairs: other facts have no later changes to keep.
        default: self.facts = try self.facts.merging(facts)
        }
    }
}

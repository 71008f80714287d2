import Vocabulary

/// A date that falls due without an event from a partner: the end of a contract form, of temporary supply or of an
/// urgency. It is announced ahead, so that the next step is prepared in time (REG-7, REG-10, REG-19).
public struct Term: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// Two years as a rule; then the resident's own contract, if the resident is ready.
        case flip
        /// At most five years.
        case campus
        /// At most twelve months, then the single offer.
        case hotel
        /// Temporary supply ends, and its replacement has to be available.
        case supply
        case urgency

        /// The length of a contract form, in months; `nil` for supply and urgencies, which state their own end.
        var months: Int? {
            switch self {
            case .flip: 24
            case .campus: 60
            case .hotel: 12
            case .supply, .urgency: nil
            }
        }

        /// How many months ahead it is announced: six where residents need another home or a replacement has to be
        /// built, three elsewhere (our design; the plan says "in time"), one for an urgency.
        public var monthsAhead: Int {
            switch self {
            case .campus, .supply: 6
            case .flip, .hotel: 3
            case .urgency: 1
            }
        }
    }

    public let kind: Kind
    /// The first day after the term.
    public let dueOn: CalendarDate

    public var announceOn: CalendarDate { self.dueOn.adding(months: -self.kind.monthsAhead) }

    /// The current term of a registered thing; `nil` for none.
    public static func of(_ entry: RegistryEntry) -> Term? {
        guard entry.state == .open else { return nil }
        switch (entry.kind, entry.facts) {
        case (.tenancy, .tenancy(let tenancy)):
            guard let kind = Kind(tenancy.form), let months = kind.months else { return nil }
            return Term(kind: kind, dueOn: tenancy.startedOn.adding(months: months))
        case (.urgency, .span(_, let until?)): return Term(kind: .urgency, dueOn: until.adding(days: 1))
        case (.dwelling, .span(_, let until?)): return Term(kind: .supply, dueOn: until.adding(days: 1))
        // Pairs of a kind and its facts: most kinds have no term.
        default: return nil
        }
    }
}

extension Term.Kind {
    init?(_ form: ContractForm) {
        switch form {
        case .flip: self = .flip
        case .campus: self = .campus
        case .hotel: self = .hotel
        case .own, .institution: return nil
        }
    }
}

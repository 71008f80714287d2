import Contracts
import Vocabulary

/// An action of the plan's chapter "Afspraken en acties 2019" (ESC-1), with a title in our own words.
///
/// Where the chapter puts several tasks under one holder (6, 9, 14, 19, 28), each task is an action of its own with the
/// same number and a letter: an action has one date and one state, and these tasks end on different days.
public struct PlanAction: Sendable, Equatable {
    /// 1 to 36, our numbering in the order of the chapter: the plan has no numbers. From 37 on: see
    /// `PlanActions.withoutHolder`.
    public let number: Int
    /// `a`, `b`, `c`; empty for an action of one task.
    public let task: String
    /// Dutch, level B1.
    public let title: String
    /// Actiehouder.
    public let holder: String
    /// The parties that work with the holder (i.s.m.).
    public let partners: [String]
    /// The parties that are consulted (i.o.m.).
    public let consulting: [String]
    /// The condition under which the action holds, where the plan names one (ESC-11).
    public let condition: String?
    public let basis: [AgreementBasis]
    /// The term of this task as the plan prints it; `nil` when it prints none.
    public let printedTerm: String?
    /// The last day of the printed term.
    public let dueOn: CalendarDate?

    public var id: String { "action-\(self.number)\(self.task)" }

    init(
        _ number: Int, task: String = "", _ title: String, holder: String, partners: [String] = [],
        consulting: [String] = [], condition: String? = nil, basis: [AgreementBasis] = [], printedTerm: String? = nil,
        dueOn: String? = nil
    ) {
        self.number = number
        self.task = task
        self.title = title
        self.holder = holder
        self.partners = partners
        self.consulting = consulting
        self.condition = condition
        // The agreement of the three parties covers the whole plan (Vooraf).
        self.basis = [.tripartiteAgreement] + basis
        self.printedTerm = printedTerm
        self.dueOn = dueOn.flatMap { CalendarDate($0) }
    }
}

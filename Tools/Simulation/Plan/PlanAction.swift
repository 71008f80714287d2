import Contracts
import Vocabulary

/// An action of the plan's chapter "Afspraken en acties 2019" (ESC-1), with a title in our own words.
///
/// Where the chapter puts several tasks under one holder (6, 9, 14, 19, 28), each task is an action of its own with the
/// same number and a letter: an action has one date and one state, and these tasks end on days of their own.
public struct PlanAction: Sendable, Equatable {
    /// 1 to 36: ours, in the order of the chapter. The plan numbers none. From 37 on: see `PlanActions.withoutHolder`.
    public let number: Int
    /// `a`, `b`, `c`; empty for an action of one task.
    public let task: String
    /// Dutch, level B1.
    public let title: String
    /// Actiehouder.
    public let holder: String
    /// Who works on it too (i.s.m.).
    public let with: [String]
    /// Who is consulted (i.o.m.).
    public let consulting: [String]
    /// Under which it holds, where the plan names a condition (ESC-11).
    public let condition: String?
    public let basis: [AgreementBasis]
    /// What the plan prints about the term of this task; `nil` when it prints none.
    public let duePrinted: String?
    /// The last day of the printed term.
    public let dueOn: CalendarDate?

    public var id: String { "action-\(self.number)\(self.task)" }

    init(
        _ number: Int, task: String = "", _ title: String, holder: String, with: [String] = [],
        consulting: [String] = [], condition: String? = nil, basis: [AgreementBasis] = [], duePrinted: String? = nil,
        dueOn: String? = nil
    ) {
        self.number = number
        self.task = task
        self.title = title
        self.holder = holder
        self.with = with
        self.consulting = consulting
        self.condition = condition
        // The whole plan is laid down in the agreement of the three parties (Vooraf).
        self.basis = [.tripartiteAgreement] + basis
        self.duePrinted = duePrinted
        self.dueOn = dueOn.flatMap { CalendarDate($0) }
    }
}

/// The signals that Monitoring raises and Escalation words, by the code on the wire: shared, so that a kind without a
/// rule or a title does not compile.
public enum SignalKind: String, CaseIterable, Hashable, Sendable, Codable {
    /// People of a group wait longer than the norm of three months (MON-2).
    case waitingOverNorm = "waiting-over-norm"
    /// A corporation nominates fewer dwellings than its part of the round (MAT-1).
    case nominationBelowQuota = "nomination-below-quota"
    /// An action of the plan is not done on its due date (ESC-1).
    case actionOverdue = "action-overdue"
    /// Presentations wait for the allocation office (MAT-12).
    case proposalWaiting = "proposal-waiting"
}

/// Kinds of things that are registered under a reference of their own.
public enum ReferenceKind: String, CaseIterable, Sendable, Hashable {
    case application
    case dwelling
    case round
    case presentation
    case tenancy
    case allocation
    case count
    case institution
    case contingent
    case corporation
    case target
    case policy
    case action
    case alert
    case support
    case handover
    case relapse
    case nuisance
    case urgency
    case lock
    case exception
    case evaluation
    case stock
    case supply
    case statusHolderTarget = "status-holder-target"
}

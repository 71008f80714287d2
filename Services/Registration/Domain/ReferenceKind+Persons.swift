extension ReferenceKind {
    /// Whether the thing is about one person or household, so that its reference must not be guessed.
    public var isAboutPerson: Bool {
        switch self {
        case .application, .tenancy, .allocation, .support, .handover, .relapse, .nuisance, .urgency, .exception: true
        case .dwelling, .round, .presentation, .count, .institution, .contingent, .corporation, .target, .policy,
            .action, .alert, .lock, .evaluation, .stock, .supply, .statusHolderTarget:
            false
        }
    }
}

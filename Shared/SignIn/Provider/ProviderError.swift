/// Why a sign-in at the provider did not succeed, in one sentence for the log.
struct ProviderError: Error, Sendable, CustomStringConvertible {
    enum Kind: Sendable, Hashable {
        /// The provider cannot be reached, or answers with an error of its own: later it may work.
        case away
        /// The provider says no: the code, the refresh token or the session is not valid.
        case refused
        /// What came does not stand up to a check.
        case invalid
    }

    let kind: Kind
    let description: String

    init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}

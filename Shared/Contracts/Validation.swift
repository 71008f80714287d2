/// The outcome of a validation: valid, or rejected with the readable part of the message's identity.
public enum Validation: Sendable {
    case valid(ValidEvent)
    /// `id` is `nil` when no id was readable or when it holds personal data.
    case rejected(Rejection, id: String?, holdsPersonalData: Bool)
}

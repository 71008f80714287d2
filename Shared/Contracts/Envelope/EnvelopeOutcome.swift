/// The outcome of the first layer: an event, or one rejection with the readable part of the identity.
public enum EnvelopeOutcome: Equatable, Sendable {
    case event(CloudEvent)
    case rejected(Rejection, id: String?)
}

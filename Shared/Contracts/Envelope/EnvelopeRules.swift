/// The rules for reading an envelope.
enum EnvelopeRules {
    /// CloudEvents 1.0.2 alone: data of any content type, no limits on size.
    case cloudEvents
    /// The rules of this contract too: JSON in `data`, limits on attributes and events.
    case profile
}

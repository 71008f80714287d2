/// How much of an object an answer holds.
public enum AnswerDetail: Sendable, Hashable {
    case whole
    /// Without references to persons.
    case masked
}

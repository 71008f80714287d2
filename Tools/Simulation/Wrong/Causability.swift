import Contracts

/// Whether a partner's message can cause a rejection code, and in what form the invalid event is sent.
public enum Causability: Equatable, Sendable {
    /// One line of an NDJSON file.
    case line
    /// Only as a message, because it cannot be a line of text or needs headers of its own.
    case message(String)
    /// A line that is invalid because of Registration's state.
    case state
    /// No partner of a simulated installation can cause it.
    case not(String)

    public static func of(_ code: RejectionCode) -> Causability {
        switch code {
        case .jsonNotUTF8: .message("the bytes are no text")
        case .eventEmpty: .message("an empty line is no event")
        case .headerConflict, .headerDuplicate, .headerEncoding: .message("the fault stands in a header")
        case .topicUnknown: .not("a partner's topic is its own; only a topic without a partner gives this")
        case .calendarReal: .not("an installation with a simulated calendar never says it")
        case .discarded: .not("people of ours say it by command, about an event that was right")
        case .idReused, .referenceTaken, .referenceUnknown, .notOwner, .alreadyClosed, .dayNotNext, .notAllowedNow,
            .dateOrder,
            .correctionUnknown, .versionTaken:
            .state
        default: .line
        }
    }
}

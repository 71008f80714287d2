import Contracts

/// Whether a partner's message can cause a rejection code, and in what form the invalid event is sent.
public enum RejectionCause: Equatable, Sendable {
    /// One line of an NDJSON file.
    case line
    /// Only as a message, because it cannot be a line of text or needs headers of its own.
    case message(String)
    /// A line that is invalid because of Registration's state.
    case state
    /// No partner of a simulated installation can cause it.
    case impossible(String)

    public static func of(_ code: RejectionCode) -> RejectionCause {
        switch code {
        case .jsonNotUTF8: .message("the bytes are not text")
        case .eventEmpty: .message("an empty line is not an event")
        case .headerConflict, .headerDuplicate, .headerEncoding: .message("the fault is in a header")
        case .topicUnknown: .impossible("a partner's topic is its own; only a topic without a partner gives this")
        case .calendarReal: .impossible("no installation with a simulated calendar gives it")
        case .discarded: .impossible("operators give it by command, to a valid event")
        case .idReused, .referenceTaken, .referenceUnknown, .notOwner, .alreadyClosed, .dayNotNext, .notAllowedNow,
            .dateOrder,
            .correctionUnknown, .versionTaken:
            .state
        default: .line
        }
    }
}

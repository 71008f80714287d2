import Contracts

/// How a simulated partner can cause a rejection code, if at all.
public enum RejectionCause: Equatable, Sendable {
    /// By one invalid line of an NDJSON file.
    case line
    /// By a message of its own, because it cannot be a line of text or needs its own headers.
    case message(String)
    /// By a line that is invalid because of Registration's state.
    case registryState
    /// No partner of a simulated installation can cause it.
    case impossible(String)

    public static func of(_ code: RejectionCode) -> RejectionCause {
        switch code {
        case .jsonNotUTF8: .message("the bytes are not text")
        case .eventEmpty: .message("an empty line is not an event")
        case .headerConflict, .headerDuplicate, .headerEncoding: .message("the fault is in a header")
        case .topicUnknown: .impossible("only a topic without a partner gives this code")
        case .calendarReal, .referenceGuessable:
            .impossible("an installation with a simulated calendar never gives this code")
        case .discarded: .impossible("operators give it by command, to a valid event")
        case .idReused, .referenceTaken, .referenceUnknown, .alreadyClosed, .dayNotNext, .notAllowedNow,
            .dateOrder, .correctionUnknown, .versionTaken:
            .registryState
        default: .line
        }
    }
}

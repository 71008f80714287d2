import Contracts
import Vocabulary

/// How identifiers of what follows from an event are made: hashes of cause and label, never clock or chance. So a replay
/// of the same stream makes the same ones.
extension Identifiers {
    public static func cause(of event: StreamEvent) -> String { "\(event.stream.rawValue)/\(event.seq)" }

    public static func cause(ofDay day: CalendarDate) -> String { "day/\(day)" }

    public static func derivation(service: ServiceName, region: String, cause: String) -> (String) -> String {
        { label in Identifiers.uuid(service.rawValue, region, cause, "label", label) }
    }
}

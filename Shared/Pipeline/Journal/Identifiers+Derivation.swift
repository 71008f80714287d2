import Contracts
import Vocabulary

/// Derives the identifiers of an event's consequences: hashes of cause and label, never of clock or chance. So a replay
/// of the same stream gives the same identifiers.
extension Identifiers {
    public static func cause(of event: StreamEvent) -> String { "\(event.stream.rawValue)/\(event.seq)" }

    public static func cause(ofDay day: CalendarDate) -> String { "day/\(day)" }

    public static func derivation(service: ServiceName, region: String, cause: String) -> (String) -> String {
        { label in Identifiers.uuid(service.rawValue, region, cause, "label", label) }
    }
}

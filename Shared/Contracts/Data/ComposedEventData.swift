import JSON
import Vocabulary

/// Data that our own programs send too (the simulation, the tools, the inbox), and so write as the same fields.
public protocol ComposedEventData: EventData {
    var json: JSONValue { get }
}

import Contracts
import Vocabulary

/// A valid event in its place in the year, with the data from which an invalid one can be made.
struct PlacedEvent {
    let dayIndex: Int
    let partner: String
    let event: CloudEvent
    let type: EventType
}

import Contracts
import Vocabulary

/// A valid event and its day of the year, with the data from which an invalid event can be made.
struct ScheduledEvent {
    let dayIndex: Int
    let partner: String
    let event: CloudEvent
    let type: EventType
}

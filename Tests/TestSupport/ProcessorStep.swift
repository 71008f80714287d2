import Pipeline
import Vocabulary

/// One step of a processor, as its worker calls it.
public enum ProcessorStep: Sendable {
    /// - Parameter day: the current day of the event's input.
    case event(StreamEvent, day: CalendarDate?)
    case day(CalendarDate)
}

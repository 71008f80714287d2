import Pipeline
import Vocabulary

/// One turn of a processor, as its worker gives them.
public enum ProcessorStep: Sendable {
    /// - Parameter day: the day that the event's input is on.
    case event(StreamEvent, day: CalendarDate?)
    case day(CalendarDate)
}

import Contracts
import PostgresClient
import Vocabulary

/// Judges valid events against the registered facts. One session lasts one batch and lives inside its transaction.
public protocol IntakeJudge: Sendable {
    associatedtype Session: Sendable

    /// Loads the records that the events of a batch refer to.
    /// - Parameter areExpectedNew: records that the events add need no look-up: saving fails if they exist.
    func open(
        _ events: [ValidEvent], areExpectedNew: Bool, on database: isolated PostgresConnection
    ) throws -> Session
    /// Judges the next event: events come in the order in which the session was opened with them; some are left out.
    ///
    /// - Parameters:
    ///   - position: where the journal will keep the event if it is accepted.
    ///   - day: the current day, `nil` before the first.
    /// - Throws: only for a defect of ours; the event is then parked.
    func judge(
        _ event: ValidEvent, at position: JournalPosition, day: CalendarDate?, session: inout Session
    ) throws -> IntakeVerdict
    /// Writes the session's changes.
    func save(_ session: Session, on database: isolated PostgresConnection) throws
    /// The events that follow from the date alone. Requested once a day, in the transaction that begins the day; they
    /// follow the day on the stream.
    func events(on day: CalendarDate, database: isolated PostgresConnection) throws -> [CalendarEvent]
}

extension IntakeJudge {
    public func events(on day: CalendarDate, database: isolated PostgresConnection) throws -> [CalendarEvent] { [] }
}

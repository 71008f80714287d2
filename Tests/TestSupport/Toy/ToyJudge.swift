import Contracts
import Intake
import PostgresClient
import Synchronization
import Vocabulary

/// Accepts every event except those about `refused…`, and writes one row per accepted event.
///
/// The row's key is the event's id, so applying an event twice fails.
package final class ToyJudge: IntakeJudge {
    package struct Session: Sendable {
        var accepted: [(id: String, subject: String)] = []
    }

    package static let migration = Migration(
        100, "effect", "CREATE TABLE effect (id text PRIMARY KEY, subject text NOT NULL);")

    private let faults = Mutex<Set<String>>([])
    private let refusals = Mutex<Set<String>>([])

    /// Makes events about this subject fail, or no longer fail.
    package func fail(on subject: String, _ isFailing: Bool = true) {
        self.faults.withLock { faults in
            if isFailing { faults.insert(subject) } else { faults.remove(subject) }
        }
    }

    package func refuse(_ subject: String) { self.refusals.withLock { _ = $0.insert(subject) } }

    package func open(
        _ events: [ValidEvent], areExpectedNew: Bool, on database: isolated PostgresConnection
    ) throws -> Session { Session() }

    package func judge(
        _ event: ValidEvent, at place: JournalPosition, day: CalendarDate?, session: inout Session
    ) throws -> IntakeVerdict {
        if self.faults.withLock({ $0.contains(event.subject) }) { throw ToyFault(description: "toy fault") }
        if case .calendarDayRequested(let request) = event.content { return .dayStarted(request.date) }
        if event.subject.hasPrefix("refused") || self.refusals.withLock({ $0.contains(event.subject) }) {
            return .rejected(Rejection(.referenceTaken, at: "/data/institutionId"))
        }
        session.accepted.append((event.envelope.id, event.subject))
        return .accepted
    }

    package func save(_ session: Session, on database: isolated PostgresConnection) throws {
        try database.query(
            "INSERT INTO effect (id, subject) SELECT * FROM unnest($1::text[], $2::text[])",
            [.texts(session.accepted.map(\.id)), .texts(session.accepted.map(\.subject))])
    }
}

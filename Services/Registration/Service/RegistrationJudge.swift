import Contracts
import Messaging
import PostgresClient
import RegistrationDomain
import Vocabulary

/// Registration's verdict on a valid event: the registry's rules, and the order of the days.
public struct RegistrationJudge: IntakeJudge {
    public struct Session: Sendable {
        var registry: Registry
        /// The data that something was registered with in this batch.
        var documents: [Registry.Key: [UInt8]] = [:]
        /// The data of the latest event about something that was there already.
        var said: [Registry.Key: [UInt8]] = [:]
    }

    private let isSimulated: Bool

    public init(isSimulated: Bool) {
        self.isSimulated = isSimulated
    }

    public func open(_ events: [ValidEvent], on database: isolated PostgresConnection) throws -> Session {
        let keys = Set(events.flatMap { EventRules($0.data).keys(subject: $0.subject) })
        guard !keys.isEmpty else { return Session(registry: Registry()) }
        let sorted = keys.sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
        let rows = try database.query(
            """
            SELECT kind, id, owner, state FROM registered
            WHERE (kind, id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
            """, [.texts(sorted.map(\.kind.rawValue)), .texts(sorted.map(\.id))]
        ).rows
        let entries = rows.compactMap { row -> RegistryEntry? in
            guard let kind = row["kind"].text.flatMap(ReferenceKind.init), let id = row["id"].text,
                let owner = row["owner"].text, let state = row["state"].text.flatMap(ReferenceState.init)
            else { return nil }
            return RegistryEntry(kind: kind, id: id, owner: owner, state: state)
        }
        return Session(registry: Registry(entries))
    }

    public func judge(_ event: ValidEvent, day: CalendarDate?, session: inout Session) throws -> IntakeVerdict {
        if let request = event.data as? CalendarDayRequested { return self.day(request.date, after: day) }
        let rules = EventRules(event.data)
        for requirement in rules.requirements {
            do throws(RegistryRefusal) {
                try session.registry.require(requirement.kind, requirement.id, open: requirement.mustBeOpen)
            } catch {
                return .rejected(Rejection(Self.code(error), at: requirement.pointer))
            }
        }
        let known = session.registry.added.count
        do throws(RegistryRefusal) {
            try session.registry.apply(rules.act, id: event.subject, by: event.partner.id)
        } catch {
            return .rejected(Rejection(Self.code(error), at: rules.pointer))
        }
        for key in rules.keys(subject: event.subject).prefix(1) where key.id == event.subject {
            if session.registry.added.count > known {
                session.documents[key] = event.canonicalData
            } else {
                session.said[key] = event.canonicalData
            }
        }
        return .accepted
    }

    private func day(_ date: CalendarDate, after day: CalendarDate?) -> IntakeVerdict {
        guard self.isSimulated else { return .rejected(Rejection(.calendarReal, at: "/data/date")) }
        guard let day else { return .dayStarted(date) }
        let next = day.adding(days: 1)
        guard date == next else {
            return .rejected(Rejection(.dayNotNext, at: "/data/date", expected: next.description))
        }
        return .dayStarted(date)
    }

    private static func code(_ refusal: RegistryRefusal) -> RejectionCode {
        switch refusal {
        case .taken: .referenceTaken
        case .unknown: .referenceUnknown
        case .notOwner: .notOwner
        case .closed: .alreadyClosed
        }
    }

    public func save(_ session: Session, on database: isolated PostgresConnection) throws {
        var buffer = CopyBuffer(reserving: session.registry.added.count * 256)
        for entry in session.registry.addedEntries {
            let key = Registry.Key(entry.kind, entry.id)
            buffer.startRow(columns: 6)
            buffer.text(entry.kind.rawValue)
            buffer.text(entry.id)
            buffer.text(entry.owner)
            buffer.text(entry.state.rawValue)
            buffer.bytea(session.documents[key])
            buffer.bytea(session.said[key])
        }
        try database.copy(buffer, into: "registered (kind, id, owner, state, document, said)")
        let added = Set(session.registry.added)
        let said = session.said.keys.filter { !added.contains($0) }
            .sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
        guard !said.isEmpty else { return }
        try database.query(
            """
            UPDATE registered SET state = v.state, said = v.said
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) AS v (kind, id, state, said)
            WHERE registered.kind = v.kind AND registered.id = v.id
            """,
            [
                .texts(said.map(\.kind.rawValue)), .texts(said.map(\.id)),
                .texts(said.map { session.registry[$0]?.state.rawValue ?? ReferenceState.open.rawValue }),
                .byteArrays(said.map { session.said[$0] ?? [] }),
            ])
    }
}

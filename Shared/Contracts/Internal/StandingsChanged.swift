import JSON
import Vocabulary

/// Applications and dwellings whose state differs from Matching's last report.
public struct StandingsChanged: InternalData {
    public struct Change: InternalData {
        public enum Kind: String, CaseIterable, Sendable {
            case application
            case dwelling
        }

        public enum State: String, CaseIterable, Sendable {
            /// Open for the next day's solve.
            case waiting
            case paused
            /// Presented to a corporation.
            case presented
            /// Chosen; for a dwelling, one with a chosen candidate.
            case placed
            /// Housed in a dwelling outside the rounds.
            case housed
            case withdrawn
            case lapsed
            /// Let without a match.
            case rented = "let"
            /// Its round closed before it was used.
            case unused
        }

        public let kind: Kind
        public let id: String
        public let state: State
        public let presentationId: String?
        /// For an application, its dwelling; for a placed dwelling, its application.
        public let other: String?
        public let since: CalendarDate?

        public init(
            kind: Kind, id: String, state: State, presentationId: String?, other: String?, since: CalendarDate?
        ) {
            self.kind = kind
            self.id = id
            self.state = state
            self.presentationId = presentationId
            self.other = other
            self.since = since
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.id = try reader.reference("id")
            self.kind = try reader.code("kind")
            self.other = try reader.optionalReference("other")
            self.presentationId = try reader.optionalReference("presentationId")
            self.since = try reader.optionalDate("since")
            self.state = try reader.code("state")
        }

        public var json: JSONValue {
            .object(omittingNil: [
                ("id", .string(self.id)), ("kind", .string(self.kind.rawValue)),
                ("other", self.other.map { .string($0) }),
                ("presentationId", self.presentationId.map { .string($0) }),
                ("since", self.since.map { .string($0.description) }), ("state", .string(self.state.rawValue)),
            ])
        }
    }

    public let changes: [Change]

    public init(changes: [Change]) {
        self.changes = changes
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.changes = try reader.items("changes") { (item) throws(Rejection) in try Change(&item) }
    }

    public var json: JSONValue { ["changes": JSONValue(self.changes)] }
}

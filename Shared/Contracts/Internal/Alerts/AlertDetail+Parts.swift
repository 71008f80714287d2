import JSON
import Vocabulary

/// One step in the life of an alert.
public struct AlertStepDetail: InternalData {
    public let kind: AlertChangeCode
    public let on: CalendarDate
    /// The seat of the team's member; `nil` when a signal or a rule caused the step.
    public let by: String?
    /// Dutch.
    public let note: String?

    public init(kind: AlertChangeCode, on day: CalendarDate, by: String?, note: String?) {
        self.kind = kind
        self.on = day
        self.by = by
        self.note = note
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.by = try reader.optionalText("by")
        self.kind = try reader.code("kind")
        self.note = try reader.optionalText("note", maximum: 2_000)
        self.on = try reader.date("on")
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("by", self.by.map { .string($0) }), ("kind", .string(self.kind.rawValue)),
            ("note", self.note.map { .string($0) }), ("on", .string(self.on.description)),
        ])
    }
}

extension AlertDetail {
    /// The member to whom the alert is assigned.
    public struct Holder: InternalData {
        public let member: String
        public let dueOn: CalendarDate?
        public let on: CalendarDate

        public init(member: String, dueOn: CalendarDate?, on day: CalendarDate) {
            self.member = member
            self.dueOn = dueOn
            self.on = day
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.dueOn = try reader.optionalDate("dueOn")
            self.member = try reader.text("member")
            self.on = try reader.date("on")
        }

        public var json: JSONValue {
            .object(omittingNil: [
                ("dueOn", self.dueOn.map { .string($0.description) }), ("member", .string(self.member)),
                ("on", .string(self.on.description)),
            ])
        }
    }

    /// The days on which the alert is quiet.
    public struct Snooze: InternalData {
        public let member: String
        public let since: CalendarDate
        public let until: CalendarDate

        public init(member: String, since: CalendarDate, until: CalendarDate) {
            self.member = member
            self.since = since
            self.until = until
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.member = try reader.text("member")
            self.since = try reader.date("since")
            self.until = try reader.date("until")
        }

        public var json: JSONValue {
            [
                "member": .string(self.member), "since": .string(self.since.description),
                "until": .string(self.until.description),
            ]
        }
    }

    /// The end of the alert.
    public struct Closing: InternalData {
        public let on: CalendarDate
        /// `nil` when the signal was cleared.
        public let member: String?
        public let resolution: AlertResolution?

        public init(on day: CalendarDate, member: String?, resolution: AlertResolution?) {
            self.on = day
            self.member = member
            self.resolution = resolution
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.member = try reader.optionalText("member")
            self.on = try reader.date("on")
            self.resolution = try reader.optionalCode("resolution")
        }

        public var json: JSONValue {
            .object(omittingNil: [
                ("member", self.member.map { .string($0) }), ("on", .string(self.on.description)),
                ("resolution", self.resolution.map { .string($0.rawValue) }),
            ])
        }
    }
}

import Contracts
import JSON
import Vocabulary

/// Events that are valid in themselves and invalid because of earlier events.
struct StatefulMistakes {
    static let codes: [RejectionCode] = RejectionCode.allCases.filter { RejectionCause.of($0) == .registryState }

    let mint: EventMint

    struct Placement {
        let message: SimulatedMessage
        let dayIndex: Int
    }

    /// The type of valid event from which this mistake is made; `nil` when it needs none.
    static func template(_ code: RejectionCode) -> EventType? {
        switch code {
        case .alreadyClosed: .applicationWithdrawn
        case .dayNotNext: nil
        case .versionTaken: .policySet
        // A resumed application is still open; one that is withdrawn later in the year might be withdrawn already.
        case .notAllowedNow, .dateOrder: .applicationResumed
        default: .applicationSubmitted
        }
    }

    /// - Parameters:
    ///   - placed: a valid event of the type that `template` asks for.
    ///   - date: turns the index of a day into its date; `nil` past the last day.
    /// - Returns: the invalid event on a later day, when the events on which it depends have certainly been read; `nil`
    ///   when there is no later day.
    func make(
        _ code: RejectionCode, from placed: ScheduledEvent, key: String, date: (Int) -> CalendarDate?
    ) -> Placement? {
        let dayIndex = placed.dayIndex + 1
        guard let day = date(dayIndex), let reference = placed.event.subject else { return nil }
        func message(_ fact: PlannedFact, from partner: String, corrects: String? = nil) -> Placement {
            // Invalid events have ordinals late in the day; only the key distinguishes them.
            var event = self.mint.event(fact, partner: partner, on: day, ordinal: 4000, key: key)
            if let corrects { event.extensions.append(JSONMember("corrects", .string(corrects))) }
            return Placement(message: Self.message(event, partner: partner, code), dayIndex: dayIndex)
        }
        let change = PlannedFact(
            ApplicationChanged(applicationId: reference, reason: .correction, maximumRentCents: Cents(60_000)))
        let owner = placed.partner
        switch code {
        case .idReused, .referenceTaken:
            guard let data = placed.event.data, let rent = data["maximumRentCents"]?.integerValue else { return nil }
            var event = placed.event
            event.data = data.setting(["maximumRentCents"], to: .integer(rent + 100))
            if code == .referenceTaken {
                event.id = self.mint.identifier(on: day, second: 80_000, partner: placed.partner, key: key)
            }
            return Placement(message: Self.message(event, partner: placed.partner, code), dayIndex: dayIndex)
        case .referenceUnknown:
            let unknown = ApplicationChanged(
                applicationId: self.mint.reference("A", "unknown-\(key)"), reason: .correction,
                maximumRentCents: Cents(60_000))
            return message(PlannedFact(unknown), from: owner)
        case .alreadyClosed: return message(change, from: owner)
        case .dayNotNext:
            return message(PlannedFact(CalendarDayRequested(date: day.adding(days: 7))), from: "calendar")
        case .notAllowedNow:
            return message(
                PlannedFact(
                    .applicationResumed,
                    ["applicationId": .string(reference), "resumedOn": .string(day.description)]), from: owner)
        case .dateOrder:
            return message(
                PlannedFact(
                    .applicationPaused,
                    ["applicationId": .string(reference), "reason": "not-ready", "pausedOn": "1950-01-01"]),
                from: owner)
        case .versionTaken:
            guard let data = placed.event.data, let days = data["responseDays"]?.integerValue else { return nil }
            var event = placed.event
            event.data = data.setting(["responseDays"], to: .integer(days + 1))
            event.id = self.mint.identifier(on: day, second: 80_000, partner: placed.partner, key: key)
            return Placement(message: Self.message(event, partner: placed.partner, code), dayIndex: dayIndex)
        case .correctionUnknown: return message(change, from: owner, corrects: "no such event")
        default: return nil
        }
    }

    private static func message(_ event: CloudEvent, partner: String, _ code: RejectionCode) -> SimulatedMessage {
        SimulatedMessage(
            partner: partner, body: event.bytes, headers: SimulatedMessage.structuredHeaders,
            expected: .rejected(code, pointer: nil))
    }
}

import Contracts
import EscalationDomain
@testable import EscalationService
import JSON
import MatchingDomain
@testable import MatchingService
import MonitoringDomain
@testable import MonitoringService
import Pipeline
import RegistrationDomain
@testable import RegistrationService
import TestData

/// Each service's reading of one event: events that mean the same to a service give the same reading.
struct FieldReadings {
    enum Reader: String, CaseIterable {
        case registration
        case matching
        case monitoring
        case escalation
    }

    private let registration: String
    private let matching: MatchingFact?
    private let monitoring: MonitoringFact?
    private let escalation: EscalationFact?

    /// - Parameter partner: the sender, which must be allowed to send this.
    init(_ type: EventType, _ data: JSONValue, from partner: Partner) throws {
        let subject = data[type.form.fields[0].name] ?? ""
        let event = try StreamEvent(
            stream: .registration,
            bytes: JSONWriter.bytes([
                "specversion": "1.0", "id": "e", "sequence": "1", "type": .string(type.wireName), "source": "s",
                "subject": subject, "partner": .string(partner.id), "partnerkind": .string(partner.kind.rawValue),
                "time": "2023-09-08T09:30:00Z", "data": data,
            ]))
        self.registration = Self.registration(type, data, from: partner)
        self.matching = try MatchingFact(event)
        self.monitoring = try MonitoringFact(event)
        self.escalation = try EscalationFact(event, derive: { $0 })
    }

    /// The verdict, the registered data, and the half-years of status holders that result.
    private static func registration(_ type: EventType, _ data: JSONValue, from partner: Partner) -> String {
        switch Self.validation(type, data, from: partner) {
        case .rejected(let rejection, _, _): return "\(rejection)"
        case .valid(let event):
            let rules = EventRules.rules(of: event)
            return "\(event.subject) \(rules.map { "\($0)" } ?? JSONWriter.string(data)) \(Self.accounts(rules, data))"
        }
    }

    static func validation(_ type: EventType, _ data: JSONValue, from partner: Partner) -> Validation {
        let event = CloudEvent(
            id: "e", source: partner.source, type: type.wireName,
            subject: data[type.form.fields[0].name]?.stringValue, time: "2023-09-08T09:30:00Z", data: data)
        return EventValidator(directory: .plan).validate(event, owner: partner)
    }

    private static func accounts(_ rules: EventRules?, _ data: JSONValue) -> String {
        guard let kind = rules?.kind else { return "" }
        typealias Statement = StatusHolderAccount.Statement
        let targets = [
            Statement(
                kind: .statusHolderTarget, id: "t", facts: nil,
                data: ["halfYear": "2019-I", "persons": 159, "carriedIn": -10]),
            Statement(kind: .corporation, id: "c", facts: nil, data: ["dwellings": 1_000]),
        ]
        let said = Statement(kind: kind, id: "x", facts: nil, data: data)
        let accounts = StatusHolderAccount.accounts(of: targets + [said])
        return JSONWriter.string(.array(accounts.map(RegistrationAnswers.halfYear.json)))
    }

    /// The services whose readings differ.
    func readers(comparedWith other: FieldReadings) -> Set<Reader> {
        var readers: Set<Reader> = []
        if self.registration != other.registration { readers.insert(.registration) }
        if self.matching != other.matching { readers.insert(.matching) }
        if self.monitoring != other.monitoring { readers.insert(.monitoring) }
        if self.escalation != other.escalation { readers.insert(.escalation) }
        return readers
    }
}

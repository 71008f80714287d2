import Contracts
import Foundation
import JSON
import TestData
import Vocabulary

/// The valid samples of the contract in an order in which all of them can happen: every type occurs, and each is
/// accepted.
struct Story {
    struct Step {
        let type: EventType
        /// Fields that differ from the sample's.
        let changes: [String: JSONValue]

        init(_ type: EventType, _ changes: [String: JSONValue] = [:]) {
            self.type = type
            self.changes = changes
        }
    }

    private static let second: JSONValue = "c81d4e2e-bcf2-41e6-a869-7df92533d2db"

    static let steps: [Step] = [
        Step(.calendarDayRequested), Step(.corporationSized), Step(.targetSet), Step(.statusHoldersTargeted),
        Step(.policySet), Step(.supplyAnnounced), Step(.stockCounted), Step(.lettingsCounted),
        Step(.institutionJoined), Step(.institutionJoined, ["institutionId": "wegloophuis"]), Step(.contingentSet),
        Step(.applicationSubmitted), Step(.applicationSubmitted, ["applicationId": Self.second]),
        Step(.applicationChanged), Step(.applicationPaused), Step(.applicationResumed), Step(.urgencyGranted),
        Step(.urgencyRefused), Step(.locationLocked), Step(.locationReleased), Step(.roundOpened),
        Step(.dwellingNominated), Step(.dwellingNominated, ["dwellingId": "bo-ex-2019-0398"]), Step(.dwellingWithdrawn),
        Step(.exceptionGranted), Step(.roundClosed), Step(.presentationConfirmed), Step(.presentationOverridden),
        Step(.offerRefused), Step(.matchDeclined), Step(.matchChosen), Step(.applicationWithdrawn),
        Step(.tenancyStarted),
        Step(
            .tenancyStarted,
            ["tenancyId": "9e8d7c6b-5a4f-4e3d-a2b1-c0d9e8f7a6b5", "contractForm": "flip", "startedOn": "2017-09-01"]),
        Step(.tenancyFlipped), Step(.supportArranged), Step(.relapseReported), Step(.nuisanceReported),
        Step(.handoverCompleted), Step(.supportEnded), Step(.tenancyEnded), Step(.urgencyExpired),
        Step(.allocationRecorded), Step(.institutionLeft), Step(.actionRegistered), Step(.actionProgressed),
        Step(.actionRegistered, ["actionId": "action-15"]), Step(.actionClosed), Step(.evaluationRecorded),
        Step(.alertAssigned), Step(.alertSnoozed), Step(.alertAcknowledged), Step(.alertResolved),
    ]

    /// The suffix of every reference, which distinguishes stories.
    let name: String
    /// The days of all stories are consecutive.
    let day: Int

    func event(_ step: Step, id: String) throws -> CloudEvent {
        let text = try InstallationTests.sample("\(step.type.rawValue).valid.json")
        let sample = try JSONParser.parse(Array(text.utf8))
        var data = sample["data"] ?? .null
        for (field, value) in step.changes { data = data.setting(Place(steps: [.member(field)]), to: value) }
        data = self.renamed(data, .object(step.type.form))
        if step.type == .calendarDayRequested, let first = data["date"]?.stringValue.flatMap({ CalendarDate($0) }) {
            data = ["date": .string(first.adding(days: self.day).description)]
        }
        let subject = data[step.type.form.fields[0].name]?.stringValue
        return CloudEvent(
            id: id, source: sample["source"]?.stringValue ?? "", type: step.type.wireName, subject: subject,
            time: sample["time"]?.stringValue, dataschema: step.type.dataschema, data: data)
    }

    /// Fields that are the same in every story (parties, seats, places); every other value is this story's own.
    private static let common: Set<String> = [
        "corporationId", "teamId", "member", "complexId", "entranceId", "locationId",
    ]

    private func renamed(_ value: JSONValue, _ form: FieldForm) -> JSONValue {
        switch (value, form) {
        case (.string(let text), .pattern(.reference)): .string("\(text)-\(self.name)")
        case (.array(let items), .list(let item, _)): .array(items.map { self.renamed($0, item) })
        case (.object(let members), .object(let form)):
            .object(
                members.map { member in
                    guard !Self.common.contains(member.name),
                        let field = form.fields.first(where: { $0.name == member.name })
                    else { return member }
                    return JSONMember(member.name, self.renamed(member.value, field.form))
                })
        default: value
        }
    }
}

import Contracts
import JSON
import TestData
import Vocabulary

/// The parties of the plan, and a landlord, because the plan names none.
let directory = PartnerDirectory(
    PartnerDirectory.plan.all + [Partner(id: "verhuurder", kind: .landlord, name: "Verhuurder")])
let validator = EventValidator(directory: directory)

/// One partner of each kind.
func partner(_ kind: PartnerKind) -> Partner {
    directory.all.first { $0.kind == kind } ?? Partner(id: "none", kind: kind, name: "none")
}

extension EventType {
    /// A partner that may send this type.
    var sender: Partner { partner(PartnerKind.allCases.first { self.senders.contains($0) } ?? .calendar) }

    func event(_ data: JSONValue, id: String = "7d0f5a3e-6a1c-4c1e-9d63-1f2f6f3c9b21") -> CloudEvent {
        CloudEvent(
            id: id, source: self.sender.source, type: self.wireName,
            subject: data[self.form.fields[0].name]?.stringValue, time: "2023-09-08T09:30:00Z",
            dataschema: self.dataschema, data: data)
    }

    func event(_ data: any ComposedEventData) -> CloudEvent { self.event(data.json) }

    /// A valid event in which every optional field is present.
    var fullEvent: CloudEvent { self.fullEvent(from: self.sender) }

    func fullEvent(from partner: Partner) -> CloudEvent {
        var data = RandomData(seed: 2019, isFull: true)
        var event = self.event(self.data(data.data(self), saidBy: partner))
        event.source = partner.source
        return event
    }

    /// The data with this partner in place of a party for which it may not speak, and with a group for which it may
    /// apply.
    func data(_ data: JSONValue, saidBy partner: Partner) -> JSONValue {
        var data = data
        let speaksForAll = [PartnerKind.allocationOffice, .municipality, .association].contains(partner.kind)
        if !speaksForAll, self.form.fields[0].name != "corporationId", data["corporationId"] != nil {
            data = data.setting(Place(steps: [.member("corporationId")]), to: .string(partner.id))
        }
        guard self == .applicationSubmitted || self == .applicationChanged, let group = data["group"] else {
            return data
        }
        if partner.kind == .cityDealMeeting {
            data = data.setting(Place(steps: [.member("group")]), to: "city-deal")
        } else if group == "city-deal" {
            data = data.setting(Place(steps: [.member("group")]), to: "mo-bw")
        }
        return data
    }
}

extension Validation {
    var valid: ValidEvent? { if case .valid(let event) = self { event } else { nil } }
    var rejection: Rejection? { if case .rejected(let rejection, _, _) = self { rejection } else { nil } }
    var readableID: String? { if case .rejected(_, let id, _) = self { id } else { nil } }
    var holdsPersonalData: Bool { if case .rejected(_, _, let holds) = self { holds } else { false } }
}

extension EnvelopeOutcome {
    var event: CloudEvent? { if case .event(let event) = self { event } else { nil } }
    var rejection: Rejection? { if case .rejected(let rejection, _) = self { rejection } else { nil } }
}

/// Compares two values that are known by protocol only.
func isEqual(_ left: any EventData, _ right: any EventData) -> Bool {
    func compare<T: EventData>(_ left: T) -> Bool { (right as? T) == left }
    return compare(left)
}

extension CloudEvent {
    /// The attributes as headers of binary mode; the data goes into the body.
    var binaryHeaders: [EventHeader] {
        guard case .object(let members) = self.json else { return [] }
        let attributes = members.compactMap { member -> EventHeader? in
            guard member.name != "data", member.name != "datacontenttype" else { return nil }
            return member.value.stringValue.map { EventHeader("ce_" + member.name, $0) }
        }
        return attributes + [EventHeader("content-type", "application/json")]
    }

    var binaryBody: [UInt8] { self.data.map { JSONWriter.bytes($0) } ?? [] }
}

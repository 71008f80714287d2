import Contracts
import JSON
import Vocabulary

/// Mistakes against the senders' rights.
enum ProfileMistakes {
    static func make(_ code: RejectionCode, in json: JSONValue, of partner: Partner) -> Mistake? {
        func set(_ name: String, _ value: JSONValue?) -> Mistake {
            Mistake(json: json.setting([name], to: value), pointer: "/" + name)
        }
        switch code {
        case .sourceUnknown: return set("source", "urn:nld:doorstroom:onbekend")
        case .sourceNotYours:
            let other = partner.id == "beter-wonen" ? "vierde-huis" : "beter-wonen"
            return PartnerDirectory.plan[other].map { set("source", .string($0.source)) }
        case .typeUnknown: return set("type", .string(EventType.applicationSubmitted.wireName + ".0"))
        case .typeNotYours:
            let other = EventType.allCases.first { !$0.senders.contains(partner.kind) }
            return other.map { set("type", .string($0.wireName)) }
        case .subjectMissing: return set("subject", nil)
        case .subjectMismatch: return set("subject", "another-reference")
        case .dataschemaMismatch: return set("dataschema", "https://doorstroom.nl/schemas/unknown.v9.json")
        case .personalData:
            // A reserved domain: no person has this address.
            return Mistake(json: json.setting(["data", "remark"], to: "client@example.org"), pointer: "/data/remark")
        case .partyNotYours:
            let other = partner.id == "mitros" ? "bo-ex" : "mitros"
            return Mistake(
                json: json.setting(["data", "corporationId"], to: .string(other)), pointer: "/data/corporationId")
        case .groupNotYours:
            let other: TargetGroup = partner.kind == .cityDealMeeting ? .moBw : .cityDeal
            return Mistake(json: json.setting(["data", "group"], to: .string(other.rawValue)), pointer: "/data/group")
        case .dataMissing: return set("data", nil)
        default: return nil
        }
    }
}

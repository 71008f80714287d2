import Contracts
import JSON
import Vocabulary

/// Applications as a partner would send them, each with a UUIDv7 and a reference of its own.
struct BenchEvents {
    static let partner = "lister"

    static func event(_ index: Int) -> CloudEvent {
        let reference = "A-\(Self.padded(index))"
        let data = ApplicationSubmitted(
            applicationId: reference, group: .moBw, route: index % 5 == 0 ? .inflow : .outflow,
            household: Household(adults: 1, children: index % 4 == 0 ? 1 : 0),
            birthYears: BirthYears(from: 1980, to: 1984),
            maximumRentCents: Cents(64_000),
            profile: SearchProfile(
                kinds: [.apartment, .upstairs, .downstairs], minimumRooms: 1, groundFloor: index % 7 == 0,
                preferredDistricts: [.west, .zuid],
                excludedDistricts: [ExcludedDistrict(district: .overvecht, reason: .safety)]),
            support: SupportPlan(product: .individualGuidance, hoursPerWeek: 4, reachable247: true, minutesToSpot: 30),
            waitingSince: CalendarDate(dayNumber: 17_800 + index % 300), readyFrom: CalendarDate(dayNumber: 18_110))
        return CloudEvent(
            id: Self.identifier(index), source: "urn:nld:doorstroom:\(Self.partner)",
            type: EventType.applicationSubmitted.wireName, subject: reference, time: "2019-08-01T09:00:00Z",
            data: data.json)
    }

    static let hostileKinds = 5

    /// An event with a header that takes nearly all that a broker accepts. Spread evenly over the partitions: the
    /// development broker keeps 5 MiB of each.
    static func heavy(_ index: Int) -> BenchRecord {
        var record = BenchRecord(value: Self.event(index).bytes, partition: Int32(index % BenchRun.partitions))
        record.headers.append(("x", Array(repeating: UInt8(ascii: "x"), count: 950_000)))
        return record
    }

    /// Events of the maximum size, each hard to hold in another way: one endless text, thousands of members that the
    /// contract does not know, thousands of empty lists, nothing but escapes, no JSON at all.
    static func hostile(_ index: Int) -> BenchRecord { BenchRecord(value: Self.hostileBytes(index)) }

    private static func hostileBytes(_ index: Int) -> [UInt8] {
        let room = CloudEvent.maximumBytes - 2_000
        var event = Self.event(index)
        func adding(_ member: JSONMember) -> [UInt8] {
            guard case .object(let members)? = event.data else { return [] }
            event.data = .object(members + [member])
            return event.bytes
        }
        switch index % Self.hostileKinds {
        case 0: return adding(JSONMember("note", .string(String(repeating: "x", count: room))))
        case 1:
            let members = (0..<room / 12).reversed().map { JSONMember("u\($0 + 10_000)", 1) }
            guard case .object(let known)? = event.data else { return [] }
            event.data = .object(members + known)
            return event.bytes
        case 2: return adding(JSONMember("more", .array(Array(repeating: [], count: room / 3))))
        case 3:
            let text = String(decoding: adding(JSONMember("note", "_")), as: UTF8.self)
            return Array(
                text.replacing("\"_\"", with: "\"" + String(repeating: "\\u00e9", count: room / 6) + "\"").utf8)
        default: return Array(repeating: UInt8(ascii: "["), count: room)
        }
    }

    /// A UUIDv7 whose time grows with the index.
    private static func identifier(_ index: Int) -> String {
        let time = 1_564_650_000_000 + index / 8
        let padded = Hexadecimal.text(UInt64(time)).suffix(12)
        return "\(padded.prefix(8))-\(padded.dropFirst(8))-7000-8000-\(Hexadecimal.text(UInt64(index)).suffix(12))"
    }

    private static func padded(_ index: Int) -> String {
        let text = String(index)
        return String(repeating: "0", count: max(0, 10 - text.count)) + text + "x"
    }
}

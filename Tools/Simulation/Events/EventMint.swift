import Contracts
import Vocabulary

/// Makes events whose id, time and bytes follow only from the seed and their place in the year.
struct EventMint {
    let seed: UInt64

    /// - Parameter key: distinguishes this event from all others of the partner; the id is a hash of it.
    func event(_ data: some ComposedEventData, partner: String, on date: CalendarDate, ordinal: Int, key: String)
        -> CloudEvent
    {
        self.event(PlannedFact(data), partner: partner, on: date, ordinal: ordinal, key: key)
    }

    func event(_ fact: PlannedFact, partner: String, on date: CalendarDate, ordinal: Int, key: String) -> CloudEvent {
        let second = Self.secondOfDay(ordinal: ordinal)
        return CloudEvent(
            id: self.identifier(on: date, second: second, partner: partner, key: key),
            source: PartnerDirectory.plan[partner]?.source ?? "urn:nld:doorstroom:\(partner)", type: fact.type.wireName,
            subject: fact.subject, time: Self.time(on: date, second: second), dataschema: fact.type.dataschema,
            data: fact.data)
    }

    /// The event as its partner sends it, expected to be accepted.
    func message(
        _ fact: PlannedFact, from partner: String, on date: CalendarDate, ordinal: Int, key: String
    ) -> SimulatedMessage {
        let event = self.event(fact, partner: partner, on: date, ordinal: ordinal, key: key)
        return SimulatedMessage(
            partner: partner, body: event.bytes, headers: SimulatedMessage.structuredHeaders, expected: .accepted)
    }

    /// An id in the form of a UUIDv7 (RFC 9562): milliseconds of the simulated moment, then a hash in place of random
    /// bits.
    func identifier(on date: CalendarDate, second: Int, partner: String, key: String) -> String {
        let head = StableHash(seed: self.seed, "id", partner, date.description, key).value
        let tail = StableHash(seed: head, "tail").value
        let milliseconds = UInt64(max(0, date.dayNumber)) * 86_400_000 + UInt64(second) * 1000 + head % 1000
        let high = (milliseconds & 0xFFFF_FFFF_FFFF) << 16 | 0x7000 | (head >> 40) & 0x0FFF
        let low = 0x8000_0000_0000_0000 | (tail & 0x3FFF_FFFF_FFFF_FFFF)
        let digits = Array((Hexadecimal.text(high) + Hexadecimal.text(low)).utf8)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: digits[$0], as: UTF8.self) }
            .joined(separator: "-")
    }

    /// A reference that reveals nothing: a letter for the kind and twelve of Crockford's 32 characters. The letter in
    /// front also keeps nine digits in a row from looking like a citizen's number (BSN).
    func reference(_ kind: Character, _ key: String) -> String {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
        var hash = StableHash(seed: self.seed, "reference", String(kind), key).value
        var bytes = Array(String(kind).utf8)
        for _ in 0..<12 {
            bytes.append(alphabet[Int(hash & 31)])
            hash >>= 5
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Office hours begin at eight; the events of a partner follow at intervals of seven seconds.
    static func secondOfDay(ordinal: Int) -> Int { min(8 * 3600 + ordinal * 7, 86_399) }

    static func time(on date: CalendarDate, second: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }
}

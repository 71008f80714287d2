@testable import Pipeline
import Testing

@Suite(.timeLimit(.minutes(10)))
struct IdentifierTests {
    @Test func derivedIdentifiersAreUUIDsOfVersion8() {
        for number in 0..<500 {
            let text = Identifiers.uuid("cause", "\(number)")
            let groups = text.split(separator: "-", omittingEmptySubsequences: false)
            #expect(groups.map(\.utf8.count) == [8, 4, 4, 4, 12])
            #expect(text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || "0123456789abcdef".utf8.contains($0) })
            #expect(groups[2].hasPrefix("8"))
            #expect("89ab".contains(groups[3].first ?? "x"))
        }
    }

    @Test func theSamePartsGiveTheSameAndOtherPartsAnother() {
        #expect(Identifiers.uuid("a", "b") == Identifiers.uuid("a", "b"))
        // A UUID by RFC 9562 that must never change: messages already sent have this id.
        #expect(Identifiers.uuid("feedback", "x", "y/0/1", "first") == Self.known)
        var seen: Set<String> = []
        for parts in [["a", "b"], ["ab"], ["a", "b", ""], ["", "a", "b"], ["b", "a"], ["a"]] {
            let text =
                switch parts.count {
                case 1: Identifiers.uuid(parts[0])
                case 2: Identifiers.uuid(parts[0], parts[1])
                default: Identifiers.uuid(parts[0], parts[1], parts[2])
                }
            #expect(seen.insert(text).inserted, "\(parts)")
        }
    }

    private static let known = "ba6ab8f0-8a17-8d3b-ba67-ccd44e2b49df"

    @Test func theKeyOfAUUIDv7BeginsWithItsTime() {
        let id = "0190163d-8694-739b-aea5-966c26f8ad91"
        let key = Identifiers.eventKey(source: "s", id: id)
        // Stored keys have this layout: with another, every resent event would count as new.
        #expect(
            key.bytes.map { String(Int($0) + 256, radix: 16).suffix(2) }.joined() == "0190163d869453a08f03bfdd57a044bf")
        #expect(Hash128(key.bytes) == key)
        // The hash is over the text as sent: another spelling is a different id.
        let upper = Identifiers.eventKey(source: "s", id: id.uppercased())
        #expect(upper.bytes.prefix(6) == key.bytes.prefix(6))
        #expect(upper != key)
        #expect(Identifiers.eventKey(source: "t", id: id) != key)
    }

    @Test(arguments: [
        "0190163d-8694-439b-aea5-966c26f8ad91", "0190163d86947739baea5966c26f8ad91",
        "0190163g-8694-739b-aea5-966c26f8ad91",
        "0190163d-8694-739b-aea5-966c26f8ad9", "", "order-1", "x190163d-8694-739b-aea5-966c26f8ad91",
    ])
    func theKeyOfAnyOtherIdIsAHash(id: String) {
        let key = Identifiers.eventKey(source: "s", id: id)
        #expect(Array(key.bytes.prefix(6)) != [0x01, 0x90, 0x16, 0x3D, 0x86, 0x94])
    }

    @Test func theKeyTellsSourceAndIdApart() {
        #expect(Identifiers.eventKey(source: "ab", id: "c") != Identifiers.eventKey(source: "a", id: "bc"))
    }

    @Test func theDigestCoversEveryPartOfTheMeaning() {
        let data = Array("{}".utf8)
        let digests = [
            Identifiers.digest(type: "t", subject: "s", dataschema: nil, data: data),
            Identifiers.digest(type: "u", subject: "s", dataschema: nil, data: data),
            Identifiers.digest(type: "t", subject: "r", dataschema: nil, data: data),
            Identifiers.digest(type: "t", subject: "s", dataschema: "d", data: data),
            Identifiers.digest(type: "t", subject: "s", dataschema: nil, data: Array("[]".utf8)),
            Identifiers.digest(type: "ts", subject: "", dataschema: nil, data: data),
        ]
        #expect(Set(digests).count == digests.count)
        #expect(digests[0] == Identifiers.digest(type: "t", subject: "s", dataschema: nil, data: data))
    }
}

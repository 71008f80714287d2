import Contracts
import JSON
import TestData
import TestRandom
import Testing

/// Events inside a larger document, as in HTTP batches.
@Suite(.timeLimit(.minutes(5)))
struct ListedEventTests {
    private static let header = EventHeader("content-type", CloudEvent.structuredContentType)

    /// An event in a list gets exactly the verdict that it gets alone.
    @Test(arguments: EventType.allCases)
    func anEventInAListGetsTheSameVerdictAsAlone(type: EventType) throws {
        let event = type.fullEvent.json
        var listed = [
            event, 7, [], .null, event.adding("unknown", "caf\u{E9}\n"), event.adding("extension", "a\u{7F}b"),
        ]
        for place in event.places() { listed += (event[place] ?? .null).mutations.map { event.setting(place, to: $0) } }
        for (listed, isSpaced) in [(listed, false), (Array(listed.prefix(6)), true)] {
            let text = isSpaced ? Self.spaced(.array(listed)) : JSONWriter.string(.array(listed))
            let items = try JSONDocument(Array(text.utf8)).root.items
            #expect(items.count == listed.count)
            var valid = 0
            for item in items {
                let body = item.compactBytes()
                let together = validator.validate(item, body: body, headers: [Self.header], owner: type.sender)
                let alone = validator.validate(body: body, headers: [Self.header], owner: type.sender)
                #expect(together.rejection == alone.rejection)
                #expect(together.valid?.canonicalData == alone.valid?.canonicalData)
                #expect(together.valid?.knownData == alone.valid?.knownData)
                #expect(together.valid?.warnings == alone.valid?.warnings)
                #expect(together.valid?.structuredBytes == alone.valid?.structuredBytes)
                if case (.rejected(_, let id, let isPersonal), .rejected(_, let other, let otherPersonal)) = (
                    together, alone
                ) {
                    #expect(id == other && isPersonal == otherPersonal)
                }
                valid += together.valid == nil ? 0 : 1
            }
            #expect(valid > 0 && valid < items.count)
        }
    }

    /// The size limit applies to the event, not to the list.
    @Test func anEventThatIsTooLargeAloneIsTooLargeInAList() throws {
        let large = EventType.targetSet.fullEvent.json.adding("filler", .string(String(repeating: "x", count: 66_000)))
        let item = try #require(try JSONDocument(JSONWriter.bytes([large])).root.items.first)
        let validation = validator.validate(
            item, body: item.compactBytes(), headers: [Self.header], owner: EventType.targetSet.sender)
        #expect(validation.rejection?.code == .eventTooLarge)
    }

    /// An event in binary mode becomes the structured event with the same attributes and sorted data.
    @Test(arguments: EventType.allCases)
    func aValidEventIsWrittenAsItsAttributesAndSortedData(type: EventType) throws {
        var event = type.fullEvent
        event.extensions.append(JSONMember("traceparent", "00-\"quoted\"-01"))
        event.dataschema = type.dataschema
        let valid = try #require(validator.validate(body: event.bytes, owner: type.sender).valid)
        var expected = valid.envelope
        expected.data = try JSONParser.parse(valid.canonicalData)
        #expect(valid.structuredBytes == expected.bytes)
    }

    private static func spaced(_ value: JSONValue) -> String {
        switch value {
        case .array(let items): " [ " + items.map(self.spaced).joined(separator: " ,\n") + " ] "
        case .object(let members):
            "{ "
                + members.map { JSONWriter.string(.string($0.name)) + " : " + self.spaced($0.value) }.joined(
                    separator: " , ") + "}"
        default: JSONWriter.string(value)
        }
    }
}

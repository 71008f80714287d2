import JSON
import TestRandom
import Testing

@Suite(.timeLimit(.minutes(10)))
struct JSONWriterTests {
    @Test func writtenValuesReadBackTheSame() throws {
        var random = SeededGenerator(seed: 8259)
        for _ in 0..<1_500 {
            let value = Self.randomValue(&random, depth: 0)
            let bytes = JSONWriter.bytes(value)
            let readBack = try JSONParser.parse(bytes)
            #expect(readBack == value)
            // Equal strings may differ in bytes (Unicode equivalence), so compare the bytes too.
            #expect(JSONWriter.bytes(readBack) == bytes)
        }
    }

    @Test func canonicalBytesDoNotDependOnTheOrderOfMembers() throws {
        var random = SeededGenerator(seed: 8785)
        for _ in 0..<500 {
            let value = Self.randomValue(&random, depth: 0)
            let shuffled = Self.shuffled(value, &random)
            let canonical = JSONWriter.bytes(value, sortingMembers: true)
            #expect(JSONWriter.bytes(shuffled, sortingMembers: true) == canonical)
            #expect(JSONWriter.bytes(try JSONParser.parse(canonical)) == canonical)
        }
    }

    @Test func anObjectIsWrittenMemberByMember() throws {
        var writer = JSONWriter()
        writer.object { object in
            object.add("id", String("x\"y"))
            object.add("number", Int64(7))
            object.add("rendered", rendered: JSONWriter.bytes(["a": [true, .null]]))
            object.addObject("inner") { inner in inner.add("list", JSONValue.array([1, 2])) }
            object.addObject("empty") { _ in }
        }
        let expected: JSONValue = [
            "id": "x\"y", "number": 7, "rendered": ["a": [true, .null]], "inner": ["list": [1, 2]], "empty": [:],
        ]
        #expect(try JSONParser.parse(writer.bytes) == expected)
    }

    /// Large objects are sorted by another method than small ones.
    @Test(arguments: [1, 31, 32, 33, 34, 500])
    func objectsOfEverySizeHaveOneCanonicalForm(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        let members = (0..<count).map { JSONMember("n\($0 * 7919 % 997)", .integer(Int64($0))) }
        let canonical = JSONWriter.bytes(.object(members), sortingMembers: true)
        for order in [members, members.reversed(), members.shuffled(using: &random)] {
            let nested: JSONValue = ["b": .object(order), "a": [.object(order)]]
            let document = try JSONDocument(JSONWriter.bytes(nested))
            let text = String(decoding: canonical, as: UTF8.self)
            #expect(
                String(decoding: document.root.canonicalBytes(), as: UTF8.self) == #"{"a":[\#(text)],"b":\#(text)}"#)
        }
    }

    /// The document's canonical form, made in place, equals that of the values.
    @Test func aDocumentGivesTheSameCanonicalBytes() throws {
        var random = SeededGenerator(seed: 77)
        for _ in 0..<500 {
            let value = Self.randomValue(&random, depth: 0)
            let document = try JSONDocument(JSONWriter.bytes(Self.shuffled(value, &random)))
            #expect(document.root.canonicalBytes() == JSONWriter.bytes(value, sortingMembers: true))
        }
        for text in [#"{"b":-0,"a":1e2,"\u0063":"\n\u00e9","A":1.50}"#, "[ ]", "{ }", #""\ud83d\ude00""#] {
            let document = try JSONDocument(Array(text.utf8))
            #expect(
                document.root.canonicalBytes() == JSONWriter.bytes(document.root.value, sortingMembers: true), "\(text)"
            )
        }
    }

    /// The bytes that a document copies equal those that a writer makes from the values.
    @Test func aDocumentGivesTheSameCompactBytes() throws {
        var random = SeededGenerator(seed: 78)
        var texts = (0..<500).map { _ in JSONWriter.string(Self.randomValue(&random, depth: 0)) }
        texts += [
            #"{ "b" : -0 , "a":1e2, "\u0063":"\n\u00e9", "A":1.50, "z":{ "y":[ 1 , 2 ] , "x":null } }"#, " [ ] ", "{ }",
            #""\ud83d\ude00""#, "{\"b\":\n[true, false],\t\"a\":{\"d\":\"é\u{7F}\",\"c\":{}}}",
        ]
        for text in texts {
            let root = try JSONDocument(Array(text.utf8)).root
            #expect(root.compactBytes() == JSONWriter.bytes(try JSONParser.parse(Array(text.utf8))), "\(text)")
        }
    }

    @Test func itemsOfAListAreWrittenEachByItself() throws {
        let items: [JSONValue] = [["b": 1, "a": ["x"]], "text", 1, .null]
        let root = try JSONDocument(JSONWriter.bytes(.array(items))).root
        #expect(root.items.map { $0.compactBytes() } == items.map { JSONWriter.bytes($0) })
        #expect(try JSONDocument(Array(#"{"a":1}"#.utf8)).root.items.isEmpty)
        var writer = JSONWriter()
        writer.object { object in
            object.add("none", renderedItems: [])
            object.add("some", renderedItems: items.map { JSONWriter.bytes($0) })
            object.add(JSONMember("na\"me", 7))
        }
        #expect(writer.bytes == JSONWriter.bytes(["none": [], "some": .array(items), "na\"me": 7]))
    }

    @Test func equalNumbersGiveEqualCanonicalBytes() throws {
        for text in ["100", "1e2", "100.0", "1.00E+2"] {
            #expect(JSONWriter.string(try JSONParser.parse(Array(text.utf8)), sortingMembers: true) == "100")
        }
    }

    @Test(arguments: [
        ("", #""""#), ("\"\\/", #""\"\\/""#), ("\u{0}\u{1F}\n\t", #""\u0000\u001f\u000a\u0009""#),
        ("\u{7F}é😀\u{2028}", "\"\u{7F}é😀\u{2028}\""),
    ])
    func onlyNecessaryCharactersAreEscaped(text: String, json: String) {
        #expect(JSONWriter.string(.string(text)) == json)
    }

    @Test func textIsCompact() {
        let value: JSONValue = ["b": [1, .decimal(0.5), .null, true, false], "a": [:], "c": []]
        #expect(JSONWriter.string(value) == #"{"b":[1,0.5,null,true,false],"a":{},"c":[]}"#)
        #expect(JSONWriter.string(value, sortingMembers: true) == #"{"a":{},"b":[1,0.5,null,true,false],"c":[]}"#)
        #expect(JSONWriter.string(.object(omittingNil: [("a", nil), ("b", .null)])) == #"{"b":null}"#)
    }

    // MARK: Random values

    private static func randomValue(_ random: inout SeededGenerator, depth: Int) -> JSONValue {
        switch random.int(0...(depth < 4 ? 8 : 5)) {
        case 0: return .null
        case 1: return .bool(random.flag())
        case 2: return .integer(Int64(truncatingIfNeeded: random.next()) >> random.int(0...63))
        case 3: return Self.randomDecimal(&random)
        case 4, 5: return .string(Self.randomText(&random))
        case 6: return .array((0..<random.int(0...4)).map { _ in Self.randomValue(&random, depth: depth + 1) })
        default:
            var members: [JSONMember] = []
            for _ in 0..<random.int(0...20) {
                let name = Self.randomText(&random)
                guard !members.contains(where: { $0.name == name }) else { continue }
                members.append(JSONMember(name, Self.randomValue(&random, depth: depth + 1)))
            }
            return .object(members)
        }
    }

    /// Any finite number except integers of up to 53 bits, which would be read as integers.
    private static func randomDecimal(_ random: inout SeededGenerator) -> JSONValue {
        let number = Double(bitPattern: random.next())
        guard number.isFinite, number != number.rounded() || abs(number) > 1e16 else { return .decimal(0.25) }
        return .decimal(number)
    }

    private static func randomText(_ random: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<random.int(0...8) {
            let limit: UInt64 = random.pick([0x20, 0x7F, 0x7F, 0x800, 0x1_0000, 0x11_0000])
            guard let scalar = Unicode.Scalar(UInt32(random.next() % limit)) else { continue }
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    private static func shuffled(_ value: JSONValue, _ random: inout SeededGenerator) -> JSONValue {
        switch value {
        case .array(let items): return .array(items.map { Self.shuffled($0, &random) })
        case .object(let members):
            let inner = members.map { JSONMember($0.name, Self.shuffled($0.value, &random)) }
            return .object(inner.shuffled(using: &random))
        default: return value
        }
    }
}

import Contracts
import JSON
import TestData
import Testing

@Suite(.timeLimit(.minutes(10)))
struct EveryTypeTests {
    @Test(arguments: EventType.allCases)
    func encodedDataDecodesToTheSame(type: EventType) throws {
        for seed in 0..<300 {
            var random = RandomData(seed: UInt64(seed))
            let data = type.data(random.data(type), saidBy: type.sender)
            let event = type.event(data)
            let read = try type.read(data).data
            let validation = validator.validate(body: event.bytes, owner: seed.isMultiple(of: 2) ? type.sender : nil)
            guard let valid = validation.valid else {
                Issue.record("seed \(seed): \(validation) for \(JSONWriter.string(event.json))")
                return
            }
            #expect(isEqual(valid.data, read), "seed \(seed)")
            if let composed = read as? any ComposedEventData {
                #expect(isEqual(try type.read(composed.json).data, read), "what is written reads the same")
            }
            #expect(valid.type == type)
            #expect(valid.partner == type.sender)
            #expect(valid.subject == event.subject)
            var attributes = event
            attributes.data = nil
            #expect(valid.envelope == attributes)
            #expect(valid.warnings == [])
            #expect(valid.canonicalData == JSONWriter.bytes(data, sortingMembers: true))
            #expect(valid.knownData == valid.canonicalData)
            #expect(Set(valid.data.references).isSubset(of: Set(Self.texts(in: data))))
        }
    }

    @Test(arguments: EventType.allCases)
    func withoutAFieldTheEventIsAcceptedOrThatFieldIsNamed(type: EventType) throws {
        let event = type.fullEvent
        let data = try #require(event.data)
        let required = type.form.requiredNames(when: data)
        for place in data.places() where place.isMember {
            for without in [data.setting(place, to: nil), data.setting(place, to: .null)] {
                let rejection = Self.validate(event, with: without).rejection
                let isRequired = required.contains(place.fieldName)
                let expected = isRequired ? Rejection(.fieldMissing, at: "/data" + place.pointer) : nil
                #expect(rejection == expected, "\(place.fieldName)")
            }
        }
    }

    @Test(arguments: EventType.allCases)
    func aFieldOfAnotherJSONTypeIsNamed(type: EventType) throws {
        let event = type.fullEvent
        let data = try #require(event.data)
        for place in data.places() {
            let wrong = data.setting(place, to: try #require(data[place]).ofOtherType)
            let rejection = Self.validate(event, with: wrong).rejection
            #expect(rejection?.code == .fieldType, "\(place)")
            #expect(rejection?.pointer == "/data" + place.pointer)
            #expect(rejection?.expected != nil)
        }
        for wrong: JSONValue in [[], "x", 1, true] {
            let rejection = Self.validate(event, with: wrong).rejection
            #expect(rejection == Rejection(.fieldType, at: "/data", expected: "object"))
        }
        #expect(Self.validate(event, with: nil).rejection == Rejection(.dataMissing, at: "/data"))
        #expect(Self.validate(event, with: .null).rejection == Rejection(.dataMissing, at: "/data"))
    }

    @Test(arguments: EventType.allCases)
    func numbersAreWholeAndWithinTheirRange(type: EventType) throws {
        let event = type.fullEvent
        let data = try #require(event.data)
        for place in data.places() {
            guard case .integer = data[place] else { continue }
            let fraction = Self.validate(event, with: data.setting(place, to: .decimal(1.5))).rejection
            #expect(fraction?.code == .fieldType, "\(place)")
            let lowest = type.form.range(at: place.fieldName)?.lowerBound ?? 0
            for outside: Int64 in [Int64(lowest) - 1, .min, .max, 100_000_001] {
                let rejection = Self.validate(event, with: data.setting(place, to: .integer(outside))).rejection
                #expect(rejection?.code == .fieldRange, "\(place) \(outside)")
                #expect(rejection?.pointer == "/data" + place.pointer)
            }
        }
    }

    @Test(arguments: EventType.allCases)
    func textsAreNotEmptyNotTooLongAndWithoutControlCharacters(type: EventType) throws {
        let event = type.fullEvent
        let data = try #require(event.data)
        for place in data.places() {
            guard case .string = data[place] else { continue }
            let isItem = place.steps.last == .item(0)
            for (text, code) in [
                ("", RejectionCode.fieldRange), (String(repeating: "x", count: 301), .fieldRange),
                ("a\u{0}b", .fieldFormat),
            ] {
                let rejection = Self.validate(event, with: data.setting(place, to: .string(text))).rejection
                #expect(rejection?.pointer == "/data" + place.pointer)
                #expect(rejection?.code == code || isItem && rejection?.code == .fieldCode, "\(place)")
            }
        }
    }

    @Test(arguments: EventType.allCases)
    func unknownFieldsBecomeWarnings(type: EventType) throws {
        let event = type.fullEvent
        let data = try #require(event.data)
        let objects = [Place()] + data.places().filter { if case .object = data[$0] { true } else { false } }
        for place in objects {
            let object = try #require(data[place])
            for value: JSONValue in ["x", 1, .null, ["a": [1]]] {
                let known = data.setting(place, to: object.adding("unk/nown~", value))
                let valid = Self.validate(event, with: known).valid
                #expect(valid?.warnings == ["/data\(place.pointer)/unk~1nown~0"])
                #expect(valid?.knownData == JSONWriter.bytes(data, sortingMembers: true), "the domain never sees it")
                #expect(valid.map { isEqual($0.data, Self.validate(event, with: data).valid?.data ?? $0.data) } == true)
            }
        }
    }

    private static func validate(_ event: CloudEvent, with data: JSONValue?) -> Validation {
        var event = event
        event.data = data
        return validator.validate(body: event.bytes, owner: nil)
    }

    private static func texts(in value: JSONValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let items): items.flatMap { Self.texts(in: $0) }
        case .object(let members): members.flatMap { Self.texts(in: $0.value) }
        default: []
        }
    }
}

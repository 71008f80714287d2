import Contracts
import JSON
import TestRandom
import Testing

/// Every input, whatever its bytes, has an outcome.
@Suite(.timeLimit(.minutes(10)))
struct MutationTests {
    @Test func everyMutatedEventHasAnOutcome() {
        var random = SeededGenerator(seed: 20_000)
        let originals = EventType.allCases.map { ($0.sender, $0.fullEvent.bytes) }
        var valid = 0
        var codes: Set<RejectionCode> = []
        for index in 0..<20_000 {
            let (owner, bytes) = originals[index % originals.count]
            let mutated = Self.mutate(bytes, &random)
            switch validator.validate(body: mutated, owner: index.isMultiple(of: 2) ? owner : nil) {
            case .valid(let event):
                valid += 1
                #expect(event.subject == event.envelope.subject)
                #expect(event.partner == owner)
            case .rejected(let rejection, _, _):
                codes.insert(rejection.code)
                #expect(rejection.pointer.isEmpty || rejection.pointer.hasPrefix("/"))
            }
        }
        // The mutations reach every layer, and some only change places that allow any text.
        #expect(valid > 100)
        #expect(codes.count > 15, "\(codes)")
    }

    @Test func everyMutatedBinaryEventHasAnOutcome() {
        var random = SeededGenerator(seed: 20_001)
        let original = EventType.applicationSubmitted.fullEvent
        let body = original.data.map { JSONWriter.bytes($0) } ?? []
        for _ in 0..<5_000 {
            let headers = original.binaryHeaders.map { header in
                random.int(0...9) > 0 ? header : EventHeader(header.name, Self.mutate(header.value, &random))
            }
            let mutated = random.flag() ? body : Self.mutate(body, &random)
            if case .valid(let event) = validator.validate(body: mutated, headers: headers, owner: nil) {
                #expect(event.type == .applicationSubmitted)
            }
        }
    }

    @Test func randomBytesAreAlwaysRejected() {
        var random = SeededGenerator(seed: 20_002)
        for _ in 0..<5_000 {
            let bytes = (0..<random.int(0...200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            #expect(validator.validate(body: bytes, owner: nil).rejection != nil)
        }
    }

    /// Flips, inserts, deletes or replaces one to four bytes, or cuts off the end.
    private static func mutate(_ original: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = original
        for _ in 0..<random.int(1...4) where !bytes.isEmpty {
            let position = random.int(0...(bytes.count - 1))
            switch random.int(0...5) {
            case 0: bytes[position] ^= 1 << UInt8(random.int(0...7))
            case 1: bytes[position] = UInt8(truncatingIfNeeded: random.next())
            case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: position)
            case 3: bytes.insert(random.pick(Array(#"{}[]",:\0e-. "#.utf8)), at: position)
            case 4: bytes.remove(at: position)
            default: if random.int(0...3) == 0 { bytes.removeSubrange(position...) }
            }
        }
        return bytes
    }
}

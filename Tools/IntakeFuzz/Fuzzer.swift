import Contracts
import Foundation
import JSON
import Vocabulary

/// Draws inputs and checks them.
struct Fuzzer {
    private let samples: [[UInt8]]
    private let validator = EventValidator(directory: .plan)
    private var random: SplitMix64
    private(set) var count = 0
    private(set) var accepted = 0
    private(set) var codes: Set<RejectionCode> = []

    init(samples: [[UInt8]], seed: UInt64) {
        self.samples = samples
        self.random = SplitMix64(state: seed)
    }

    /// - Returns: the law that an input broke, or `nil`.
    mutating func step() -> (law: String, input: [UInt8])? {
        self.count += 1
        var input = self.samples[Int(self.random.next() % UInt64(self.samples.count))]
        for _ in 0..<(1 + self.random.next() % 4) { self.mutate(&input) }
        var headers: [EventHeader] = []
        if self.random.next() % 4 == 0 { headers = self.headers() }
        if let law = self.jsonLaw(input) { return (law, input) }
        switch self.validator.validate(body: input, headers: headers, owner: nil) {
        case .valid(let event):
            self.accepted += 1
            if PersonalDataDetector.finds(in: event.envelope.id, as: .reference) {
                return ("an accepted id holds personal data", input)
            }
            if event.data.subject != event.envelope.subject { return ("subject and data differ", input) }
            // Validated again from parsed data, each text is checked on its own.
            var again = event.envelope
            again.data = try? JSONParser.parse(event.canonicalData)
            guard case .valid = self.validator.validate(again, owner: nil) else {
                return ("the bytes as a whole hid what a text holds", input)
            }
            guard let known = try? JSONDocument(event.knownData), let data = try? event.type.read(known.root).data,
                data.subject == event.subject
            else { return ("what was accepted is not read again", input) }
        case .rejected(let rejection, let id, let isPersonal):
            self.codes.insert(rejection.code)
            if let id, PersonalDataDetector.finds(in: id, as: .reference) {
                return ("a personal id is repeated", input)
            }
            if PersonalDataDetector.finds(in: rejection.pointer) { return ("a pointer holds personal data", input) }
            if rejection.code == .personalData, !isPersonal { return ("personal bytes would be kept", input) }
            if !rejection.pointer.isEmpty, !rejection.pointer.hasPrefix("/") { return ("no pointer", input) }
        }
        return nil
    }

    /// JSON that we accept is JSON to other parsers, and has one canonical form.
    private func jsonLaw(_ input: [UInt8]) -> String? {
        guard let document = try? JSONDocument(input) else { return nil }
        let value = document.root.value
        let canonical = document.root.canonicalBytes()
        guard canonical == JSONWriter.bytes(value, sortingMembers: true) else { return "two canonical forms" }
        guard let again = try? JSONDocument(canonical), again.root.canonicalBytes() == canonical else {
            return "the canonical form is not its own"
        }
        // Foundation accepts fragments only on request, and knows no numbers beyond a double.
        guard (try? JSONSerialization.jsonObject(with: Data(input), options: .fragmentsAllowed)) != nil else {
            return "Foundation does not take it"
        }
        return nil
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let interesting: [UInt8] =
            Array("{}[]\":,\\u0019eE+-.@ \t\r\n\u{0}\u{7F}".utf8) + [0xC3, 0xA9, 0xED, 0xA0, 0x80, 0xFF]
        let place = bytes.isEmpty ? 0 : Int(self.random.next() % UInt64(bytes.count))
        switch self.random.next() % 8 {
        case 0 where !bytes.isEmpty: bytes[place] = interesting[Int(self.random.next() % UInt64(interesting.count))]
        case 1: bytes.insert(interesting[Int(self.random.next() % UInt64(interesting.count))], at: place)
        case 2 where !bytes.isEmpty: bytes.remove(at: place)
        case 3 where !bytes.isEmpty:
            bytes[place] ^= 1 << UInt8(self.random.next() % 8)
        case 4:
            let other = self.samples[Int(self.random.next() % UInt64(self.samples.count))]
            let start = Int(self.random.next() % UInt64(other.count))
            bytes.insert(contentsOf: other[start..<min(other.count, start + 40)], at: place)
        case 5 where bytes.count > 2: bytes.removeSubrange(place..<min(bytes.count, place + 12))
        // Keep fewer than 64 bytes: rules that depend on a document's size are tried on small ones.
        case 6: bytes = Array(bytes[place..<min(bytes.count, place + Int(self.random.next() % 64))])
        default:
            let texts = [
                "\"\\ud83d\\ude00\"", "\"\\ud800\"", "123456782", "0612345678", "a@b.nl", "1e400", "-0", "1.0", "null",
                "\\u0040", "é", String(repeating: "[", count: 16 + Int(self.random.next() % 24)), "9223372036854775808",
                "2019-02-30", "123\u{A0}456\u{A0}782", "06\u{2013}12345678", "0\u{200B}612345678",
                "\u{FF10}\u{FF16}12345678",
            ]
            let text = texts[Int(self.random.next() % UInt64(texts.count))]
            bytes.insert(contentsOf: Array(text.utf8), at: place)
        }
    }

    private mutating func headers() -> [EventHeader] {
        let names = [
            "content-type", "ce_id", "ce_source", "ce_type", "ce_specversion", "ce_subject", "CE_ID", "ce_", "x",
        ]
        let values = [
            "application/cloudevents+json; charset=UTF-8", "APPLICATION/JSON", "text/plain", "1.0", "", "id-1",
            "urn:nld:doorstroom:lister", "nl.doorstroom.application.withdrawn.v1", "\u{7F}", "123456782",
        ]
        return (0..<(1 + self.random.next() % 5)).map { _ in
            var value = Array(values[Int(self.random.next() % UInt64(values.count))].utf8)
            if self.random.next() % 8 == 0 { value.append(0xFF) }
            return EventHeader(names[Int(self.random.next() % UInt64(names.count))], value)
        }
    }
}

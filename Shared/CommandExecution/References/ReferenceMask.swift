/// Finds references to persons in a text, and puts names in their place that stand for them in that text alone:
/// `cliënt-1` is the same person from its first to its last line.
public struct ReferenceMask: Sendable {
    private let persons: Set<String>

    public init(_ persons: Set<String>) {
        self.persons = persons
    }

    /// The references in the order in which they appear, each once.
    public func found(in text: String) -> [String] {
        var found: [String] = []
        var known: Set<String> = []
        _ = self.replaced(text) { person in
            if known.insert(person).inserted { found.append(person) }
            return person
        }
        return found
    }

    public func masked(_ text: String) -> String {
        var names: [String: String] = [:]
        return self.replaced(text) { person in
            if let name = names[person] { return name }
            let name = "cliënt-\(names.count + 1)"
            names[person] = name
            return name
        }
    }

    private func replaced(_ text: String, _ name: (String) -> String) -> String {
        guard !self.persons.isEmpty else { return text }
        var result: [UInt8] = []
        var word: [UInt8] = []
        func end() {
            guard !word.isEmpty else { return }
            // A full stop or a colon after a reference is the sentence's.
            var tail: [UInt8] = []
            while !word.isEmpty {
                let text = String(decoding: word, as: UTF8.self)
                if self.persons.contains(text) {
                    result += Array(name(text).utf8) + tail.reversed()
                    word = []
                    return
                }
                guard let last = word.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ":") else { break }
                tail.append(word.removeLast())
            }
            result += word + tail.reversed()
            word = []
        }
        for byte in text.utf8 {
            if Self.isOfReference(byte) {
                word.append(byte)
            } else {
                end()
                result.append(byte)
            }
        }
        end()
        return String(decoding: result, as: UTF8.self)
    }

    /// The bytes that the contract allows in references.
    private static func isOfReference(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

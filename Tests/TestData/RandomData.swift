import Contracts
import JSON
import TestRandom
import Vocabulary

/// Draws valid data from the forms that readers use. When `isFull`, every optional field is present.
package struct RandomData {
    package var random: SeededGenerator
    package let isFull: Bool

    package init(seed: UInt64, isFull: Bool = false) {
        self.random = SeededGenerator(seed: seed)
        self.isFull = isFull
    }

    /// Draws until the rules between fields hold too.
    package mutating func data(_ type: EventType) -> JSONValue {
        let form = type.form
        for _ in 0..<1_000 {
            let value = self.object(form)
            if (try? type.read(value, recordedAt: "2023-09-08T09:30:00Z")) != nil { return value }
        }
        fatalError("no valid \(type.rawValue) in a thousand draws")
    }

    private mutating func object(_ form: ObjectForm) -> JSONValue {
        .object(
            form.fields.compactMap { field in
                guard field.isRequired || self.isFull || self.random.flag() else { return nil }
                return JSONMember(field.name, self.value(field.form))
            })
    }

    package mutating func value(_ form: FieldForm) -> JSONValue {
        switch form {
        case .text(let maximum): .string(self.text(maximum))
        case .pattern(.reference): .string(self.random.reference())
        case .pattern(let pattern): .string(self.random.pick(pattern.samples))
        case .date: .string(self.date().description)
        case .integer(let range): JSONValue(self.random.int(range))
        case .flag: .bool(self.random.flag())
        case .code(let codes): .string(self.random.pick(codes))
        case .list(.code(let codes), let count):
            JSONValue(
                codes.filter { _ in self.random.flag() } + (count.lowerBound > 0 || self.isFull ? [codes[0]] : []))
        case .list(let item, let count):
            .array((0..<self.random.int(max(count.lowerBound, self.isFull ? 1 : 0)...3)).map { _ in self.value(item) })
        case .object(let form): self.object(form)
        }
    }

    private mutating func date() -> CalendarDate {
        let first = CalendarDate(year: 1900, month: 1, day: 1)?.dayNumber ?? 0
        let last = CalendarDate(year: 2199, month: 12, day: 31)?.dayNumber ?? 0
        return CalendarDate(dayNumber: self.random.int(first...last))
    }

    /// Dutch words with characters that texts may contain: accents, quotes, backslashes, characters outside the first
    /// plane.
    private mutating func text(_ maximum: Int) -> String {
        let words = [
            "woningen", "Youké", "’s Heeren Loo", "\"één\"", "a/b\\c", "😀", "2019", "zorg", "€", "~1", "e\u{301}",
        ]
        var text = "Plan"
        while self.random.flag() {
            let longer = text + " " + self.random.pick(words)
            guard longer.unicodeScalars.count <= maximum else { break }
            text = longer
        }
        return text
    }
}

extension ObjectForm {
    /// The range of the number with this documented name; `nil` for other fields.
    package func range(at name: String) -> ClosedRange<Int>? {
        let steps = name.split(separator: ".", maxSplits: 1)
        guard let first = steps.first else { return nil }
        let isItem = first.hasSuffix("[]")
        let own = isItem ? first.dropLast(2) : first
        guard let field = self.fields.first(where: { $0.name == own }) else { return nil }
        let form = if isItem, case .list(let item, _) = field.form { item } else { field.form }
        switch form {
        case .integer(let range): return range
        case .object(let inner) where steps.count == 2: return inner.range(at: String(steps[1]))
        default: return nil
        }
    }

    /// The documented names of the fields without which the data is rejected.
    package func requiredNames(when data: JSONValue, at path: String = "") -> Set<String> {
        var names: Set<String> = []
        for field in self.fields {
            let name = path.isEmpty ? field.name : "\(path).\(field.name)"
            let isAsked = self.conditions.contains {
                $0.requires == field.name && $0.asks(data[$0.field]?.stringValue)
            }
            if field.isRequired || isAsked { names.insert(name) }
            switch field.form {
            case .object(let inner):
                names.formUnion(inner.requiredNames(when: data[field.name] ?? .null, at: name))
            case .list(.object(let inner), _):
                names.formUnion(
                    inner.requiredNames(when: data[field.name]?.arrayValue?.first ?? .null, at: name + "[]"))
            default: break
            }
        }
        return names
    }
}

/// The form of one field: the values that its reader accepts. The forms are recorded from the readers themselves, so
/// the published schemas cannot differ from the code.
public enum FieldForm: Equatable, Sendable {
    /// Text without control characters; its length is counted in code points.
    case text(maximum: Int)
    case pattern(TextPattern)
    case date
    case integer(ClosedRange<Int>)
    case flag
    case code([String])
    indirect case list(FieldForm, ClosedRange<Int>)
    case object(ObjectForm)

    var isReference: Bool { self == .pattern(.reference) }

    /// The form of a list's items.
    var item: FieldForm? {
        guard case .list(let item, _) = self else { return nil }
        return item
    }

    /// The form of an object's member; `nil` for a member that the contract does not know.
    func member(_ name: String) -> FieldForm? {
        guard case .object(let form) = self else { return nil }
        return form.fields.first { $0.name == name }?.form
    }
}

/// A text that has to match a pattern.
public struct TextPattern: Equatable, Sendable {
    /// A regular expression of ECMA 262 that matches the whole text.
    public let expression: String
    /// The expected value, in the words of the rejection.
    public let words: String
    public let maximum: Int
    /// Valid texts, for documents and tests.
    public let samples: [String]
}

public struct FieldDefinition: Equatable, Sendable {
    public let name: String
    public let form: FieldForm
    public internal(set) var isRequired: Bool
}

/// A field that is required because of another field.
public struct FieldCondition: Equatable, Sendable {
    public let field: String
    /// The codes of `field` that the condition names.
    public let codes: [String]
    /// Whether `requires` is needed for all other codes, and where `field` is absent.
    public let isUnless: Bool
    public let requires: String

    /// - Parameter code: the code in `field`; `nil` when it is absent.
    public func asks(_ code: String?) -> Bool {
        let isOne = code.map(self.codes.contains) ?? false
        return isOne != self.isUnless
    }
}

public struct ObjectForm: Equatable, Sendable {
    public internal(set) var fields: [FieldDefinition] = []
    public internal(set) var conditions: [FieldCondition] = []
}

extension TextPattern {
    public static let reference = TextPattern(
        expression: "^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$", words: "a reference: letters, digits, . _ : -", maximum: 64,
        samples: ["a-1", "7d0f5a3e-6a1c-4c1e-9d63-1f2f6f3c9b21"])
    static let bagId = TextPattern(
        expression: "^[0-9]{16}$", words: "sixteen digits", maximum: 16, samples: ["0344010000123456"])
    static let municipality = TextPattern(
        expression: "^GM[0-9]{4}$", words: "GM and four digits", maximum: 6, samples: ["GM0344", "GM0312"])
    static let neighbourhood = TextPattern(
        expression: "^BU[0-9A-Z]{8}$", words: "BU and eight digits or capitals", maximum: 10,
        samples: ["BU03440111", "BU03440A01"])
    static let quarter = TextPattern(
        expression: "^(19|2[01])[0-9]{2}-Q[1-4]$", words: "a quarter such as 2019-Q3", maximum: 7,
        samples: ["2019-Q3", "2020-Q1"])
    static let period = TextPattern(
        expression: "^(19|2[01])[0-9]{2}(-Q[1-4])?$", words: "2018 or 2019-Q3", maximum: 7,
        samples: ["2018", "2019-Q3"])
    static let halfYear = TextPattern(
        expression: "^(19|2[01])[0-9]{2}-(I|II)$", words: "a half-year such as 2019-I", maximum: 7,
        samples: ["2019-I", "2018-II"])
}

/// Collects the form of one object while its reader runs without data.
final class FormRecorder {
    private(set) var form = ObjectForm()

    func add(_ name: String, _ field: FieldForm) {
        self.form.fields.append(FieldDefinition(name: name, form: field, isRequired: false))
    }

    func require(_ name: String) {
        for index in self.form.fields.indices where self.form.fields[index].name == name {
            self.form.fields[index].isRequired = true
        }
    }

    func add(_ condition: FieldCondition) {
        self.form.conditions.append(condition)
    }
}

extension EventType {
    /// The form of this type's data, as its reader asks for it.
    public var form: ObjectForm { Self.forms[self] ?? self.recordedForm }

    private static let forms = Dictionary(uniqueKeysWithValues: EventType.allCases.map { ($0, $0.recordedForm) })

    private var recordedForm: ObjectForm {
        func record<T: EventData>(_ type: T.Type) -> ObjectForm {
            let recorder = FormRecorder()
            var reader = DataReader(recording: recorder)
            // A recording reader never rejects.
            _ = try? type.init(&reader)
            return recorder.form
        }
        return record(self.dataType)
    }
}

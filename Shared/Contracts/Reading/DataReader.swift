import JSON
import Vocabulary

/// Reads the members of one JSON object by name and form, and remembers which ones it was asked for.
///
/// Each method throws the one rejection that names the field. JSON `null` is absent. A reader made with `recording:`
/// reads nothing, returns placeholders and notes the forms that it was asked for: the schemas are generated from them.
///
/// Never copied: readers are made for every object of every event, and a copy would count the references it holds.
public struct DataReader: ~Copyable {
    let recorder: FormRecorder?
    /// The object to read; `nil` when recording.
    private let object: JSONView?
    /// The state that the readers of one event share; `nil` when recording.
    private let context: ReadingContext?
    private var asked = AskedMembers()

    init(_ object: JSONView, _ context: ReadingContext) throws(Rejection) {
        guard object.kind == .object else {
            throw Rejection(.fieldType, at: context.pointer(to: object), expected: "object")
        }
        self.object = object
        self.context = context
        self.recorder = nil
    }

    init(recording recorder: FormRecorder) {
        self.object = nil
        self.context = nil
        self.recorder = recorder
    }

    /// Notes the members that are left as unknown; to be called after all known ones were asked for.
    func noteUnknown() {
        guard let object, self.asked.count < object.count, let context else { return }
        let pointer = context.pointer(to: object)
        object.forEachMember { place, name, _ in
            guard !self.asked.contains(place) else { return }
            context.unknown.append(pointer + "/" + JSONPointer.escaped(name.string ?? ""))
        }
    }

    var recordedAt: String? { self.context?.recordedAt }

    func path(_ name: StaticString) -> String {
        (self.object.map { self.pointer(to: $0) } ?? "") + "/" + name.description
    }

    mutating func value(_ name: StaticString) -> JSONView? {
        // When every member was asked for, none of another name is left.
        guard let object, self.asked.count < object.count,
            let (place, value) = object.member(name, hint: &self.asked.hint)
        else { return nil }
        self.asked.insert(place)
        return value.kind == .null ? nil : value
    }

    /// Reads an object inside this one.
    func read<T>(
        _ object: JSONView, _ body: (inout DataReader) throws(Rejection) -> T
    ) throws(Rejection) -> T {
        guard let context else { preconditionFailure("a reader that records has no nodes") }
        var reader = try DataReader(object, context)
        let result = try body(&reader)
        reader.noteUnknown()
        return result
    }

    func pointer(to node: JSONView) -> String { self.context?.pointer(to: node) ?? "" }

    /// The value, or the rejection that it is missing.
    func require<T>(_ value: T?, _ name: StaticString) throws(Rejection) -> T {
        self.recorder?.require(name.description)
        guard let value else { throw Rejection(.fieldMissing, at: self.path(name)) }
        return value
    }

    // MARK: Rules between fields

    /// Rejects two fields that contradict each other; `name` is the field that the rejection points at.
    func refuse(if isContradiction: Bool, _ name: StaticString, expected: String) throws(Rejection) {
        guard isContradiction, self.recorder == nil else { return }
        throw Rejection(.fieldConflict, at: self.path(name), expected: expected)
    }

    /// Requires `name` because `field` holds `code`.
    func require<T: RawRepresentable<String>>(
        _ name: StaticString, isPresent: Bool, when field: StaticString, of value: T, is code: T
    ) throws(Rejection) {
        try self.require(
            name, isPresent: isPresent,
            by: FieldCondition(
                field: field.description, codes: [code.rawValue], isUnless: false, requires: name.description),
            value.rawValue)
    }

    /// Requires `name` unless `field` holds one of these codes.
    func require<T: RawRepresentable<String>>(
        _ name: StaticString, isPresent: Bool, unless field: StaticString, of value: T?, in codes: [T]
    ) throws(Rejection) {
        try self.require(
            name, isPresent: isPresent,
            by: FieldCondition(
                field: field.description, codes: codes.map(\.rawValue), isUnless: true, requires: name.description),
            value?.rawValue)
    }

    private func require(
        _ name: StaticString, isPresent: Bool, by condition: FieldCondition, _ code: String?
    ) throws(Rejection) {
        self.recorder?.add(condition)
        guard self.recorder == nil, condition.asks(code), !isPresent else { return }
        throw Rejection(.fieldMissing, at: self.path(name))
    }

    // MARK: Texts

    mutating func optionalText(_ name: StaticString, maximum: Int = 200) throws(Rejection) -> String? {
        if let recorder {
            recorder.add(name.description, .text(maximum: maximum))
            return "text"
        }
        return try self.plainText(name, maximum: maximum)
    }

    mutating func text(_ name: StaticString, maximum: Int = 200) throws(Rejection) -> String {
        try self.require(try self.optionalText(name, maximum: maximum), name)
    }

    mutating func plainText(_ name: StaticString, maximum: Int) throws(Rejection) -> String? {
        guard let value = self.value(name) else { return nil }
        return try self.text(value, maximum: maximum)
    }

    func text(_ value: JSONView, maximum: Int) throws(Rejection) -> String {
        guard let text = value.string else {
            throw Rejection(.fieldType, at: self.pointer(to: value), expected: "string")
        }
        // Code points, as JSON Schema counts; they are never more than the bytes.
        guard !text.isEmpty, text.utf8.count <= maximum || text.unicodeScalars.count <= maximum else {
            throw Rejection(.fieldRange, at: self.pointer(to: value), expected: "1 to \(maximum) characters")
        }
        guard
            value.isPrintable
                || text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        else { throw Rejection(.fieldFormat, at: self.pointer(to: value), expected: "no control characters") }
        return text
    }

    // MARK: Texts of a form of their own

    private mutating func optional<T>(
        _ name: StaticString, _ pattern: TextPattern, _ read: (String) -> T?
    ) throws(Rejection) -> T? {
        if let recorder {
            recorder.add(name.description, .pattern(pattern))
            return pattern.samples.first.flatMap(read)
        }
        guard let text = try self.plainText(name, maximum: pattern.maximum) else { return nil }
        guard let result = read(text) else {
            throw Rejection(.fieldFormat, at: self.path(name), expected: pattern.words)
        }
        return result
    }

    /// A reference that only its owner can resolve: 1 to 64 of `A-Z a-z 0-9 . _ : -`, starting with a letter or digit.
    mutating func optionalReference(_ name: StaticString) throws(Rejection) -> String? {
        try self.optional(name, .reference) { text in
            guard let first = text.utf8.first, Self.isAlphanumeric(first),
                text.utf8.allSatisfy(Self.isReferenceByte)
            else { return nil }
            return text
        }
    }

    mutating func reference(_ name: StaticString) throws(Rejection) -> String {
        try self.require(try self.optionalReference(name), name)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        Self.isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isReferenceByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "-"): true
        default: Self.isAlphanumeric(byte)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    mutating func optionalBagId(_ name: StaticString) throws(Rejection) -> String? {
        try self.optional(name, .bagId) { text in
            text.utf8.count == 16 && text.utf8.allSatisfy(Self.isDigit) ? text : nil
        }
    }

    mutating func sha256(_ name: StaticString) throws(Rejection) -> String {
        let digest = try self.optional(name, .sha256) { text in
            text.utf8.count == 64 && text.utf8.allSatisfy { Self.isDigit($0) || (0x61...0x66).contains($0) }
                ? text : nil
        }
        return try self.require(digest, name)
    }

    /// A municipality by its CBS code.
    mutating func optionalMunicipality(_ name: StaticString) throws(Rejection) -> String? {
        try self.optional(name, .municipality) { text in
            text.utf8.count == 6 && text.hasPrefix("GM") && text.utf8.dropFirst(2).allSatisfy(Self.isDigit) ? text : nil
        }
    }

    /// A neighbourhood by its CBS code, which is only meaningful with the year of its division.
    mutating func neighbourhoodCode(_ name: StaticString) throws(Rejection) -> String {
        let code = try self.optional(name, .neighbourhood) { text in
            let isCode = text.utf8.dropFirst(2).allSatisfy { Self.isDigit($0) || (0x41...0x5A).contains($0) }
            return text.utf8.count == 10 && text.hasPrefix("BU") && isCode ? text : nil
        }
        return try self.require(code, name)
    }

    private static let years = 1900...2199

    mutating func quarter(_ name: StaticString) throws(Rejection) -> Quarter {
        let quarter = try self.optional(name, .quarter) { text in
            Quarter(text).flatMap { Self.years.contains($0.year) ? $0 : nil }
        }
        return try self.require(quarter, name)
    }

    mutating func period(_ name: StaticString) throws(Rejection) -> Period {
        let period = try self.optional(name, .period) { text in
            Period(text).flatMap { Self.years.contains($0.year) ? $0 : nil }
        }
        return try self.require(period, name)
    }

    mutating func halfYear(_ name: StaticString) throws(Rejection) -> HalfYear {
        let half = try self.optional(name, .halfYear) { text in
            HalfYear(text).flatMap { Self.years.contains($0.year) ? $0 : nil }
        }
        return try self.require(half, name)
    }

    mutating func optionalDate(_ name: StaticString) throws(Rejection) -> CalendarDate? {
        if let recorder {
            recorder.add(name.description, .date)
            return CalendarDate(dayNumber: 18_000)
        }
        guard let value = self.value(name) else { return nil }
        if let date = value.date, Self.years.contains(date.year) { return date }
        // A value that is not a date is first checked as a text: empty and overlong texts and control characters have
        // codes of their own.
        let text = try self.text(value, maximum: 64)
        guard let date = CalendarDate(text), Self.years.contains(date.year) else {
            throw Rejection(.fieldFormat, at: self.path(name), expected: "a date YYYY-MM-DD between 1900 and 2199")
        }
        return date
    }

    mutating func date(_ name: StaticString) throws(Rejection) -> CalendarDate {
        try self.require(try self.optionalDate(name), name)
    }

    // MARK: Numbers and flags

    mutating func optionalInteger(_ name: StaticString, in range: ClosedRange<Int>) throws(Rejection) -> Int? {
        if let recorder {
            recorder.add(name.description, .integer(range))
            return range.lowerBound
        }
        guard let value = self.value(name) else { return nil }
        guard let number = value.integer else {
            throw Rejection(.fieldType, at: self.path(name), expected: "integer")
        }
        guard range.contains(Int(number)) else {
            throw Rejection(.fieldRange, at: self.path(name), expected: "\(range.lowerBound) to \(range.upperBound)")
        }
        return Int(number)
    }

    mutating func integer(_ name: StaticString, in range: ClosedRange<Int>) throws(Rejection) -> Int {
        try self.require(try self.optionalInteger(name, in: range), name)
    }

    /// A number of dwellings in a target, a contingent or a count.
    mutating func dwellings(_ name: StaticString = "dwellings", to maximum: Int = 1_000_000) throws(Rejection) -> Int {
        try self.integer(name, in: 0...maximum)
    }

    mutating func optionalFlag(_ name: StaticString) throws(Rejection) -> Bool? {
        if let recorder {
            recorder.add(name.description, .flag)
            return false
        }
        guard let value = self.value(name) else { return nil }
        guard value.kind == .yes || value.kind == .no else {
            throw Rejection(.fieldType, at: self.path(name), expected: "boolean")
        }
        return value.kind == .yes
    }

    mutating func flag(_ name: StaticString) throws(Rejection) -> Bool {
        try self.require(try self.optionalFlag(name), name)
    }

    mutating func optionalCents(_ name: StaticString) throws(Rejection) -> Cents? {
        try self.optionalInteger(name, in: 0...1_000_000).map(Cents.init)
    }

    mutating func cents(_ name: StaticString) throws(Rejection) -> Cents {
        try self.require(try self.optionalCents(name), name)
    }
}

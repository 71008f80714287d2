import JSON
import Testing

@Suite(.timeLimit(.minutes(10)))
struct JSONParserTests {
    struct Taken: Sendable, CustomTestStringConvertible {
        let text: String
        let value: JSONValue

        init(_ text: String, _ value: JSONValue) {
            self.text = text
            self.value = value
        }

        var testDescription: String { self.text.debugDescription }
    }

    @Test(arguments: [
        Taken("null", .null), Taken("true", true), Taken(" \t\r\nfalse\n", false), Taken("0", 0), Taken("-0", 0),
        Taken("-1", -1), Taken("1.0", 1), Taken("10e-1", 1), Taken("1E2", 100), Taken("1e+2", 100), Taken("0.0e9", 0),
        Taken("9223372036854775807", .integer(.max)), Taken("-9223372036854775808", .integer(.min)),
        Taken("9007199254740991.0", .integer(9_007_199_254_740_991)), Taken("0.5", .decimal(0.5)),
        Taken("-1.25e1", .decimal(-12.5)), Taken("1e300", .decimal(1e300)), Taken("0e-400", 0),
        Taken(#""""#, ""), Taken(#""é€😀""#, "é€😀"), Taken(#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        Taken(#""\u00e9\u20AC\ud83d\uDE00""#, "é€😀"), Taken(#""\u0000""#, "\u{0}"), Taken(#""\uFFFF""#, "\u{FFFF}"),
        Taken("\"\u{7F}\u{85}\u{2028}\"", "\u{7F}\u{85}\u{2028}"),
        Taken("[]", []), Taken("[ ]", []), Taken("{ }", [:]), Taken("[1 , 2]", [1, 2]),
        Taken(#"{ "a" : [ { } ] , "" : null }"#, ["a": [[:]], "": .null]),
        Taken(#"{"a":1,"A":2}"#, ["a": 1, "A": 2]),
    ])
    func validDocumentsAreAccepted(_ taken: Taken) throws {
        #expect(try JSONParser.parse(Array(taken.text.utf8)) == taken.value)
    }

    @Test(arguments: [
        ("", JSONParseError.Code.syntax, 0), (" ", .syntax, 1), ("tru", .syntax, 0), ("nulL", .syntax, 0),
        ("True", .syntax, 0), ("'a'", .syntax, 0), ("NaN", .syntax, 0), ("+1", .syntax, 0),
        (".5", .syntax, 0), ("-", .syntax, 1), ("1.", .syntax, 2), ("1e", .syntax, 2),
        ("1e+", .syntax, 3), ("01", .trailingBytes, 1), ("[01]", .syntax, 2),
        ("0x1", .trailingBytes, 1),
        ("[", .syntax, 1), ("[1", .syntax, 2), ("[1,", .syntax, 3), ("[1,]", .syntax, 3),
        ("[,1]", .syntax, 1), ("[1 2]", .syntax, 3), ("[1}", .syntax, 2), ("{", .syntax, 1),
        (#"{"a"}"#, .syntax, 4), (#"{"a":}"#, .syntax, 5), (#"{"a":1,}"#, .syntax, 7),
        ("{a:1}", .syntax, 1), ("{1:1}", .syntax, 1), ("// no\n1", .syntax, 0),
        (#""a"#, .syntax, 0), (#""\"#, .syntax, 2), (#""\x""#, .syntax, 1), (#""\u12""#, .syntax, 3),
        (#""\u12g4""#, .syntax, 5), (#""\U0041""#, .syntax, 1),
        ("1 2", .trailingBytes, 2), ("{}x", .trailingBytes, 2), ("null\u{0}", .trailingBytes, 4),
        ("\u{FEFF}{}", .byteOrderMark, 0), ("{\u{FEFF}}", .syntax, 1), ("\u{A0}1", .syntax, 0),
        ("\"a\nb\"", .controlCharacter, 2), ("\"\u{0}\"", .controlCharacter, 1),
        ("\"\\n\u{1F}\"", .controlCharacter, 3),
        (#""\ud800""#, .loneSurrogate, 1), (#""\udc00""#, .loneSurrogate, 1),
        (#""x\ud800\ud800""#, .loneSurrogate, 2), (#""\ud800\n""#, .loneSurrogate, 1),
        (#""\ud800A""#, .loneSurrogate, 1), (#""\ude00\ud83d""#, .loneSurrogate, 1),
        (#"{"a":1,"a":1}"#, .duplicateName, 7), (#"{"a":1,"\u0061":1}"#, .duplicateName, 7),
        (#"{"b":{"a":1,"c":0,"a":2}}"#, .duplicateName, 18),
        ("9223372036854775808", .numberRange, 0), ("-9223372036854775809", .numberRange, 0),
        ("1e400", .numberRange, 0), ("[1e-400]", .numberRange, 1), ("0.00001e-4000", .numberRange, 0),
        ("1." + String(repeating: "0", count: 39), .numberRange, 0),
    ])
    func invalidDocumentsAreRefused(text: String, code: JSONParseError.Code, offset: Int) {
        let error = #expect(throws: JSONParseError.self) { try JSONParser.parse(Array(text.utf8)) }
        #expect(error?.code == code, "\(text.debugDescription)")
        #expect(error?.offset == offset, "\(text.debugDescription)")
    }

    /// Overlong forms, surrogates, bytes outside UTF-8, truncated sequences, values beyond U+10FFFF.
    @Test(arguments: [
        [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xED, 0xA0, 0x80],
        [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE2, 0x82], [0xC3, 0x28],
    ])
    func textOutsideUTF8IsRefused(bytes: [UInt8]) {
        for prefix in ["", "\\n"] {
            let text = [UInt8(ascii: "\"")] + Array(prefix.utf8) + bytes + [UInt8(ascii: "\"")]
            let error = #expect(throws: JSONParseError.self) { try JSONParser.parse(text) }
            #expect(error?.code == .notUTF8)
        }
    }

    @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
    func documentsNestThirtyTwoDeepAndNoDeeper(opening: String, closing: String) throws {
        func nested(_ depth: Int, around inner: String) -> [UInt8] {
            let outer = String(repeating: opening, count: depth - 1)
            return Array((outer + inner + String(repeating: closing, count: depth - 1)).utf8)
        }
        for inner in ["[]", "{}", "[1]", #"{"b":1}"#] {
            #expect(throws: Never.self) { try JSONParser.parse(nested(32, around: inner)) }
            let error = #expect(throws: JSONParseError.self) { try JSONParser.parse(nested(33, around: inner)) }
            #expect(error?.code == .tooDeep)
        }
        let bottomless = Array(String(repeating: opening, count: 60_000 / opening.utf8.count).utf8)
        let error = #expect(throws: JSONParseError.self) { try JSONParser.parse(bottomless) }
        #expect(error?.code == .tooDeep)
    }

    /// As many values as the bytes allow, unterminated: room is reserved once, and the answer is the same as for other
    /// errors.
    @Test(.timeLimit(.minutes(10)))
    func unclosedDocumentsAreRefusedQuickly() {
        for depth in 1...70 {
            for items in [0, 1, 2, 3, 20, 200] {
                for tail in ["", "x", "1", "{", "[]"] {
                    let text = String(repeating: "[", count: depth) + String(repeating: "1,", count: items) + tail
                    let error = #expect(throws: JSONParseError.self) { try JSONParser.parse(Array(text.utf8)) }
                    let nesting = depth + (tail == "{" || tail == "[]" ? 1 : 0)
                    let isTooDeep = depth > 32 || nesting > 32 && tail != "x"
                    #expect(error?.code == (isTooDeep ? .tooDeep : .syntax), "\(depth) \(items) \(tail)")
                }
            }
        }
    }

    @Test func aDuplicateNameIsFoundAmongManyMembers() {
        for count in [2, 15, 16, 17, 18, 200] {
            let names = (0..<count).map { "n\($0)" }
            func document(_ names: [String]) -> [UInt8] {
                Array(("{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}").utf8)
            }
            #expect(throws: Never.self) { try JSONParser.parse(document(names)) }
            for repeated in [0, count / 2, count - 1] {
                let error = #expect(throws: JSONParseError.self) {
                    try JSONParser.parse(document(names + [names[repeated]]))
                }
                #expect(error?.code == .duplicateName)
            }
        }
    }

    /// Stricter than RFC 8259: Unicode-equivalent names in two spellings could be taken for the same.
    @Test func namesThatUnicodeCallsEqualAreDuplicates() {
        let error = #expect(throws: JSONParseError.self) {
            try JSONParser.parse(Array("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8))
        }
        #expect(error?.code == .duplicateName)
    }
}

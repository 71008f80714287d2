import Foundation
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct PrintableTextTests {
    /// Characters that a terminal obeys or hides: controls, among them CSI in one character, direction marks, invisible
    /// joiners.
    static let hostile: [UInt32] =
        Array(0x00...0x1F) + Array(0x7F...0x9F) + [0xAD, 0x61C, 0x180E] + Array(0x200B...0x200F)
        + Array(0x2028...0x202E) + Array(0x2060...0x2064) + Array(0x2066...0x206F) + [0xFEFF, 0xFFF9, 0xE0001, 0xE0041]

    @Test(arguments: Self.hostile)
    func terminalControlsAreWrittenOut(code: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(code))
        let text = "a\(Character(scalar))b"
        let line = text.printableLine
        #expect(!text.isPrintable && line.isPrintable)
        #expect(line.hasPrefix("a\\u") && line.hasSuffix("b"))
        // Read as JSON, it is the original text.
        let again = try JSONSerialization.jsonObject(with: Data("\"\(line)\"".utf8), options: .fragmentsAllowed)
        #expect(again as? String == text)
        let lines = text.printable
        #expect(lines == (scalar == "\n" || scalar == "\t" ? text : line))
        // Applying it twice changes nothing more.
        #expect(lines.printable == lines && line.printableLine == line)
    }

    @Test(arguments: [
        "", "Lister", "Youké", "’s Heeren Loo", "één … «twee» – 3 € ½", "أهلا", "用户", "🏠", "e\u{301}", "a\u{A0}b",
        "\\u202e",
    ])
    func ordinaryTextStays(text: String) {
        #expect(text.isPrintable && text.printable == text && text.printableLine == text)
        #expect(Array(text.printable.utf8) == Array(text.utf8))
    }

    @Test func jsonStaysTheSameJSON() throws {
        let json = "{\"a\":\"x\u{9B}2J\u{202E}\u{E0041}é\u{7F}\",\n\t\"b\":1}"
        let escaped = PrintableText.escaped(json: Array(json.utf8))
        #expect(escaped == Array("{\"a\":\"x\\u009b2J\\u202e\\udb40\\udc41é\\u007f\",\n\t\"b\":1}".utf8))
        let (left, right) = (
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary,
            try JSONSerialization.jsonObject(with: Data(escaped)) as? NSDictionary
        )
        #expect(left != nil && left == right)
        let plain = Array("{\"a\":\"x\"}".utf8)
        #expect(PrintableText.escaped(json: plain) == plain)
    }
}

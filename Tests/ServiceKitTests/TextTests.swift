import Foundation
import Logging
@testable import ServiceKit
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct CSVTests {
    @Test(arguments: [
        (["a", "b"], "a,b"), ([], ""), ([""], ""), (["", ""], ","), (["a b", "1,5"], "a b,\"1,5\""),
        (["say \"no\""], "\"say \"\"no\"\"\""), (["a\nb", "c\rd", "e\r\nf"], "\"a\nb\",\"c\rd\",\"e\r\nf\""),
        (["één; 2"], "één; 2"), (["\""], "\"\"\"\""),
        // Followed by a combining mark, these are other characters to Swift, but not to a reader of the file.
        (["a,\u{301}b", "\"\u{301}"], "\"a,\u{301}b\",\"\"\"\u{301}\""),
    ])
    func fieldsAreQuotedWhenNecessary(fields: [String], line: String) {
        #expect(Array(CSV.line(fields).utf8) == Array(line.utf8))
    }
}

@Suite(.timeLimit(.minutes(10)))
struct LogLineTests {
    private static func line(_ message: String, _ metadata: Logger.Metadata) throws -> [String: Any] {
        var handler = JSONLogHandler(label: "doorstroom-\"x\"", level: .info)
        handler[metadataKey: "region"] = "utrecht"
        let line = handler.line(level: .warning, message: message, metadata: metadata)
        #expect(line.hasSuffix("}\n"))
        #expect(line.dropLast().isPrintable)
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
        return try #require(object as? [String: Any])
    }

    @Test func aLineIsOneObject() throws {
        let object = try Self.line("running", ["term": "3"])
        #expect(object["level"] as? String == "warning")
        #expect(object["logger"] as? String == "doorstroom-\"x\"")
        #expect(object["message"] as? String == "running")
        #expect(object["region"] as? String == "utrecht" && object["term"] as? String == "3")
        let time = try #require(object["time"] as? String)
        #expect(time.hasSuffix("Z") && time.contains("."), "\(time)")
    }

    @Test func foreignTextStaysInsideItsString() throws {
        let nasty =
            (0..<0x20).compactMap { UnicodeScalar($0) }.reduce(into: "") { $0.unicodeScalars.append($1) }
            + "\"},{\"level\":\"error\"\\ \r\n \u{2028}\u{7F}\u{9B}31m\u{202E}\u{200B} é🏠 \"\u{301}"
        let object = try Self.line(nasty, [nasty: "\(nasty)"])
        #expect((object["message"] as? String).map { Array($0.utf8) } == Array(nasty.utf8))
        #expect((object[nasty] as? String).map { Array($0.utf8) } == Array(nasty.utf8))
        #expect(object["level"] as? String == "warning")
    }

    @Test func metadataOfTheEventOverridesTheLoggers() throws {
        #expect(try Self.line("x", ["region": "zwolle"])["region"] as? String == "zwolle")
    }
}

@Suite(.timeLimit(.minutes(10)))
struct FaultPointTests {
    /// The names are used in an environment variable.
    @Test func everyPointIsNamedInLowerCase() {
        #expect(FaultPoint.allCases.count > 3)
        for point in FaultPoint.allCases {
            #expect(point.rawValue.allSatisfy { $0.isLowercase || $0 == "-" }, "\(point.rawValue)")
        }
    }
}

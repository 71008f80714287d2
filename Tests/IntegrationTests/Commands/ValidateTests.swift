import Contracts
import Foundation
import JSON
import Supervision
import Testing
import Vocabulary

/// `doorstroom validate`: one answer for each event of a file, without any server.
@Suite(.timeLimit(.minutes(10)))
struct ValidateTests {
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func sample() throws -> String { try InstallationTests.sample("application.submitted.valid.json") }

    /// `count` events, one per line.
    private static func lines(_ count: Int) throws -> [String] {
        let event = JSONWriter.string(try JSONParser.parse(Array(try Self.sample().utf8)))
        return (1...count).map { event.replacing(/"id":"[^"]+"/, with: "\"id\":\"line-\($0)\"") }
    }

    /// The printed answers for one file.
    private static func answers(to bytes: [UInt8], _ options: [String] = []) async throws -> [JSONValue] {
        var answers: [JSONValue] = []
        try await DoorstroomCommand.with { doorstroom in
            try doorstroom.write(bytes, to: "events")
            let answer = try await doorstroom(["validate", "events"] + options)
            answers = try answer.lines.map { try JSONParser.parse(Array($0.utf8)) }
            #expect(answer.status == (answers.allSatisfy { $0["ok"] == true } ? 0 : 1))
            // No installation existed, and none was created.
            #expect(!FileManager.default.fileExists(atPath: doorstroom.folder + "/.doorstroom"))
        }
        return answers
    }

    @Test func aPrettyPrintedEventWithOneMistakeGetsOneAnswerWithItsPlace() async throws {
        let text = try Self.sample()
        #expect(text.split(separator: "\n").count > 20)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let fifth = try #require(lines[4].range(of: ","))
        let start = lines[..<4].joined(separator: "\n")
        let rest = lines[5...].joined(separator: "\n")
        let noComma = lines[4].replacingCharacters(in: fifth, with: "")
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let mistakes: [(String, Int)] = [
            ("\(start)\n\(noComma)\n\(rest)", 6), ("\(start)\n\(lines[4]),\n\(rest)", 5),
            (text.replacing("\"specversion\"", with: "\"specversion", maxReplacements: 1), 2),
            (String(trimmed.dropLast()), lines.count - 1), ("}" + text, 1),
        ]
        for (broken, line) in mistakes {
            for end in ["\n", "\r\n"] {
                let bytes = Array(broken.replacing("\n", with: end).utf8)
                let answers = try await Self.answers(to: bytes)
                #expect(answers.count == 1 && answers[0]["ok"] == false)
                #expect(answers[0]["code"]?.stringValue?.hasPrefix("json-") == true, "\(answers)")
                #expect(answers[0]["expected"]?.stringValue?.hasPrefix("byte ") == true)
                #expect(answers[0]["line"]?.integerValue == Int64(line), "\(answers)")
                #expect(answers[0]["column"]?.integerValue ?? 0 > 0)
            }
        }
    }

    @Test func aByteOrderMarkIsReportedOnce() async throws {
        for text in [try Self.sample(), try Self.sample().replacing("\n", with: "\r\n"), try Self.lines(1)[0]] {
            let answers = try await Self.answers(to: Self.mark + Array(text.utf8))
            #expect(answers.map { $0["code"] } == ["json-byte-order-mark"])
            #expect(answers[0]["line"] == 1 && answers[0]["column"] == 1)
        }
        // A byte order mark before lines invalidates the first event; the other lines are still read as events.
        let lines = Self.mark + Array(try Self.lines(51).joined(separator: "\n").utf8)
        let answers = try await Self.answers(to: lines)
        #expect(answers.count == 51 && answers[0]["code"] == "json-byte-order-mark")
        #expect(answers.dropFirst().allSatisfy { $0["ok"] == true })
        // Text with two bytes per character (UTF-16) is not accepted.
        let wide = try Self.sample().utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let refused = try await Self.answers(to: [0xFF, 0xFE] + wide)
        #expect(refused.map { $0["code"] } == ["json-not-utf8"])
    }

    @Test func eachLineGetsAnAnswerWhereLinesAreEvents() async throws {
        var lines = try Self.lines(5)
        lines[1] = lines[1].replacing("\"specversion\":", with: "\"specversion\"")
        lines[3] = String(lines[3].dropLast(10))
        lines.insert("", at: 2)
        let answers = try await Self.answers(to: Array((lines.joined(separator: "\r\n") + "\r\n").utf8))
        #expect(answers.map { $0["ok"] == true } == [true, false, true, false, true])
        #expect(answers.map { $0["line"]?.integerValue } == [nil, 2, nil, 5, nil])
        // One of two lines is broken; a fault in the content names its line too.
        let two = try Self.lines(2)
        let half = try await Self.answers(to: Array((String(two[0].dropLast(3)) + "\n" + two[1]).utf8))
        #expect(half.map { $0["ok"] == true } == [false, true])
        let unknown = two[1].replacing("application.submitted", with: "application.admitted", maxReplacements: 1)
        let named = try await Self.answers(to: Array((two[0] + "\n" + unknown).utf8))
        #expect(named[1]["code"] == "profile-type-unknown" && named[1]["line"] == 2 && named[1]["column"] == nil)
        let batch = try await Self.answers(to: Array(("[" + two[0] + "\n,\n" + unknown + "]").utf8))
        #expect(batch.count == 2 && batch[1]["index"] == 1 && batch[1]["line"] == nil)
        let broken = try await Self.answers(to: Array(("[\n" + two[0] + ",\n" + two[1] + "\n,]\n").utf8))
        #expect(broken.map { $0["line"]?.integerValue } == [4])
    }

    @Test func theEnvelopeLayerIsCloudEventsAlone() async throws {
        let event = """
            {"specversion":"1.0","id":"1","source":"/weather","type":"com.example.rain","datacontenttype":"text/plain",
            "data":"regen"}
            """
        #expect(try await Self.answers(to: Array(event.utf8), ["--layer", "envelope"]) == [["ok": true]])
        let profile = try await Self.answers(to: Array(event.utf8))
        #expect(profile[0]["code"] == "ce-content-type" && profile[0]["pointer"] == "/datacontenttype")
        let none = event.replacing("\"id\":\"1\",", with: "")
        let refused = try await Self.answers(to: Array(none.utf8), ["--layer", "envelope"])
        #expect(refused[0]["code"] == "ce-attribute-missing" && refused[0]["pointer"] == "/id")
    }

    /// The name of a field is printed on the terminal of the person who validates.
    @Test func namesDoNotReachTheTerminalAsTheyAre() async throws {
        let name = "veld\u{9B}31m\u{202E}\u{7F}\u{200B}"
        let text = try Self.sample().replacing(
            "\"household\"", with: "\"\(name)\": 1, \"household\"", maxReplacements: 1)
        try await DoorstroomCommand.with { doorstroom in
            try doorstroom.write(Array(text.utf8), to: "events")
            let answer = try await doorstroom(["validate", "events"])
            #expect(answer.status == 0 && answer.output.isPrintableLines && answer.errors.isPrintableLines)
            #expect(answer.output.contains("veld\\u009b31m\\u202e\\u007f\\u200b"))
            let warnings = try JSONParser.parse(Array(answer.output.trimmingCharacters(in: .newlines).utf8))["warnings"]
            #expect(warnings == [.string("/data/\(name)")])
            for arguments in [
                ["validate", "no\u{1B}[31m\u{9B}such"], ["validate", "--layer", "a\u{202E}b", "events"],
            ] {
                let refused = try await doorstroom(arguments)
                #expect(refused.status != 0 && !refused.errors.isEmpty && refused.errors.isPrintableLines)
            }
        }
    }

    // MARK: Partners

    private static let list = """
        {"id":"lister","kind":"institution","name":"Lister","active":true,"token":false,"sources":["urn:nld:doorstroom:lister"]}
        {"id":"zorg-nieuw","kind":"institution","name":"Zorg Nieuw","active":true,"token":true,\
        "sources":["urn:nld:doorstroom:zorg-nieuw","urn:nld:oin:00000001"]}
        {"id":"weg","kind":"institution","name":"Weg","active":false,"token":true,"sources":["urn:nld:doorstroom:weg"]}

        """

    private static func event(from source: String) throws -> [UInt8] {
        Array(try Self.sample().replacing(/urn:nld:doorstroom:[a-z0-9-]+/, with: source).utf8)
    }

    @Test func aFileNamesThePartners() async throws {
        try await DoorstroomCommand.with { doorstroom in
            try doorstroom.write(Array(Self.list.utf8), to: "partners")
            for (source, isKnown) in [
                ("urn:nld:doorstroom:zorg-nieuw", true), ("urn:nld:doorstroom:zorg-nieuw:ecd", true),
                ("urn:nld:oin:00000001", true), ("urn:nld:doorstroom:lister", true), ("urn:nld:doorstroom:weg", false),
                ("urn:nld:doorstroom:exodus", false),
            ] {
                try doorstroom.write(try Self.event(from: source), to: "event")
                let answer = try await doorstroom(["validate", "--partners", "partners", "event"])
                #expect((answer.status == 0) == isKnown, "\(source): \(answer)")
                guard !isKnown else { continue }
                #expect(answer.output.contains("profile-source-unknown"))
                #expect(
                    answer.errors.contains("lister, zorg-nieuw") && answer.errors.contains("doorstroom partner add"))
            }
            // Without the file, the plan's parties are known, and the error says how to add others.
            try doorstroom.write(try Self.event(from: "urn:nld:doorstroom:zorg-nieuw"), to: "event")
            let alone = try await doorstroom(["validate", "event"])
            #expect(alone.status == 1 && alone.output.contains("profile-source-unknown"))
            for word in ["exodus", "lister", "--partners", "DOORSTROOM_DATABASE_REGISTRATION", "partner add"] {
                #expect(alone.errors.contains(word), "\(word)")
            }
            try doorstroom.write(Array("{\"id\":\"x\"}\n".utf8), to: "partners")
            let wrong = try await doorstroom(["validate", "--partners", "partners", "event"])
            #expect(wrong.status == 1 && wrong.errors.contains("line 1 of the partners"))
        }
    }

    @Test func sendChecksThePartnersToo() async throws {
        try await DoorstroomCommand.with { doorstroom in
            try doorstroom.write(Array(Self.list.utf8), to: "partners")
            try doorstroom.write(try Self.event(from: "urn:nld:doorstroom:zorg-nieuw"), to: "event")
            let broker = ["DOORSTROOM_KAFKA": "127.0.0.1:1"]
            let unknown = try await doorstroom(["send", "--partner", "zorg-nieuw", "event"], environment: broker)
            #expect(unknown.status == 1 && unknown.errors.contains("«zorg-nieuw» is not a partner"))
            #expect(unknown.errors.contains("exodus") && unknown.errors.contains("--partners FILE"))
            let disabled = try await doorstroom(
                ["send", "--partner", "weg", "--partners", "partners", "event"], environment: broker)
            #expect(disabled.status == 1 && disabled.errors.contains("doorstroom partner enable weg"))
            // An empty variable names no broker: the command then uses this folder's installation, and there is none.
            let empty = try await doorstroom(
                ["send", "--partner", "lister", "event"], environment: ["DOORSTROOM_KAFKA": ""])
            #expect(empty.status == 1 && empty.errors.contains("does not run in this folder"), "\(empty.errors)")
        }
    }

    @Test func aPartnersNameIsCheckedBeforeItIsAdded() async throws {
        try await DoorstroomCommand.with { doorstroom in
            for (name, reason) in [
                ("Zorg\nNieuw", "\\u000a"), (String(repeating: "x", count: 60_000), "60000 characters: at most 100"),
                ("Zorg\u{202E}", "\\u202e"), ("\u{1B}[31mZorg", "\\u001b"), ("", "needs a text"),
            ] {
                let answer = try await doorstroom(["partner", "add", "zorg", "--name", name, "--kind", "institution"])
                #expect(answer.status == 2 && answer.errors.contains("--name"), "\(answer.errors.prefix(200))")
                #expect(answer.errors.contains(reason) && answer.errors.isPrintableLines)
                #expect(answer.errors.utf8.count < 2_000)
            }
            for option in ["--reason", "--actor"] {
                let other = option == "--actor" ? ["--reason", "x"] : []
                let answer = try await doorstroom(
                    ["deadletters", "discard", "--service", "registration", option, "a\nb"] + other + ["1"])
                #expect(answer.status == 2 && answer.errors.contains("\(option) holds \\u000a"), "\(answer.errors)")
            }
        }
    }
}

extension String {
    /// Whether the text contains only printable lines.
    var isPrintableLines: Bool { self.printable == self }
}

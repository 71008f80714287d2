import Testing

/// Shows that each rule can fail, on invented sources.
@Suite(.timeLimit(.minutes(10)))
struct RuleTests {
    private static func file(_ path: String, _ text: String) -> SourceText { SourceText(path: path, text: text) }

    @Test(arguments: [
        ("Services/Matching/Domain/A.swift", "import Contracts"),
        ("Services/Matching/Domain/A.swift", "import Foundation"),
        ("Services/Matching/Domain/A.swift", "import Vocabulary; import Logging"),
        ("Services/Matching/Service/A.swift", "@testable import MonitoringDomain"),
        ("Services/Matching/Service/A.swift", "import KafkaClient"),
        ("Services/Matching/Main/Main.swift", "internal import Contracts"),
        ("Shared/Vocabulary/A.swift", "import Contracts"),
        ("Shared/Contracts/A.swift", "public import struct Foundation.Data"),
        ("Shared/Pipeline/A.swift", "@preconcurrency import CLibpq"),
        ("Shared/ServiceKit/A.swift", "import Contracts"),
        ("Tools/Simulation/A.swift", "import Pipeline"), ("Tools/DevBroker/Main.swift", "import CLibrdkafka"),
        ("Tools/DoorstroomTool/A.swift", "import MatchingService"), ("Shared/New/A.swift", "import Vocabulary"),
    ])
    func anImportThatTheTableDoesNotAllowIsFound(path: String, text: String) {
        #expect(ImportTable.violations(in: Self.file(path, text)).count == 1)
    }

    @Test(arguments: [
        ("Services/Matching/Domain/A.swift", "import Vocabulary\n// import Logging\nlet a = \"import Logging\""),
        ("Services/Matching/Domain/A.swift", "/*\nimport Logging\n*/\nlet a = \"\"\"\n    import Logging\n    \"\"\""),
        ("Services/Matching/Service/A.swift", "import MatchingDomain\nimport Contracts"),
        ("Shared/KafkaClient/A.swift", "#if canImport(Glibc)\nimport Glibc\n#endif\nimport CLibrdkafka"),
        ("Tools/DoorstroomTool/A.swift", "import RegistrationDomain"),
    ])
    func anAllowedImportIsAccepted(path: String, text: String) {
        #expect(ImportTable.violations(in: Self.file(path, text)) == [])
    }

    @Test func aSecondImporterOfACLibraryIsFound() {
        let path = "Shared/PostgresClient/A.swift"
        #expect(ImportTable.wrapperViolations(in: Self.file("Tools/IntakeBench/A.swift", "import CLibpq")).count == 1)
        #expect(ImportTable.wrapperViolations(in: Self.file(path, "import CLibrdkafka")).count == 1)
        #expect(ImportTable.wrapperViolations(in: Self.file(path, "import CLibpq")) == [])
    }

    @Test func aServiceThatKnowsAnotherIsFound() {
        for module in ["MonitoringDomain", "RegistrationService", "EscalationMain"] {
            let file = Self.file("Services/Matching/Service/A.swift", "import \(module)")
            #expect(ImportTable.neighbourViolations(in: file).count == 1)
        }
        let own = Self.file("Services/Matching/Main/A.swift", "import MatchingService")
        #expect(ImportTable.neighbourViolations(in: own) == [])
    }

    @Test(arguments: [
        "let now = Date()", "let now = Date.now", "let c = ContinuousClock()", "func f<C: Clock>(_ c: C) {}",
        "FileManager.default", "Task { }", "Int.random(in: 1...6)", "Bool.random()", "items.shuffled()", "UUID()",
        "print(1)",
        "\"\\(Date())\"", "await x", "a.hashValue",
    ])
    func impureDomainCodeIsFound(text: String) {
        #expect(!PurityRules.violations(in: Self.file("Services/Matching/Domain/A.swift", text)).isEmpty)
        #expect(!PurityRules.violations(in: Self.file("Shared/Contracts/A.swift", text)).isEmpty)
        #expect(PurityRules.violations(in: Self.file("Services/Matching/Service/A.swift", text)) == [])
    }

    @Test(arguments: [
        "let day = CalendarDate(dayNumber: 0)", "// Date()", "let text = \"Date()\"", "struct WaitingClock {}",
        "Int.random(in: 1...6, using: &generator)", "let printed = 1", "func hash(into hasher: inout Hasher) {}",
    ])
    func pureDomainCodeIsAccepted(text: String) {
        #expect(PurityRules.violations(in: Self.file("Services/Matching/Domain/A.swift", text)) == [])
    }

    @Test func aSimulationThatUsesTheClockIsFoundButMayReadFiles() {
        #expect(!PurityRules.violations(in: Self.file("Tools/Simulation/A.swift", "Date()")).isEmpty)
        #expect(PurityRules.violations(in: Self.file("Tools/Simulation/A.swift", "FileManager.default")) == [])
    }

    @Test(arguments: [
        "let a = try! f()", "let a = b as! C", "final class A: @unchecked Sendable {}", "let a = b!", "f()!.c", "a[0]!",
        "var label: Label!", "let a = b!.c", "f { $0 }!", "let a = \"\\(b!)\"", "nonisolated(unsafe) var a = 1", "x!!",
        "// why\nlet a = b!", "// swift-format-ignore: NeverForceUnwrap for now\nlet a = b!",
        "// This is about c, not about a.\nlet c = 1\n\nlet a = b!", "// Only about this block.\nif c {\n}\nlet a = b!",
    ])
    func codeThatCanCrashWithoutAReasonIsFound(text: String) {
        #expect(SafetyRules.violations(in: Self.file("Shared/A.swift", text)).count == 1)
    }

    @Test(arguments: [
        "let a = b!  // The list was filled above.", "// The list is never empty: see init.\nlet a = b!",
        "/// Guarded by the lock in every access.\n@available(macOS 15, *)\nfinal class A: @unchecked Sendable {}",
        "// The table holds every code, as a test shows.\nlet a = f(\n    b!)", "if !a { }", "a != b", "a!=b", "f(!a)",
        "let a = \"b!\"", "// try! this", "let a = #\"c\"!\"#", "let a = try f()", "case .a: !b", "#\"\\(b!)\"#",
    ])
    func codeThatCannotCrashOrGivesItsReasonIsAccepted(text: String) {
        #expect(SafetyRules.violations(in: Self.file("Shared/A.swift", text)) == [])
    }

    @Test func aFileOver400LinesIsFound() {
        let lines = String(repeating: "let a = 1\n", count: 400)
        #expect(SafetyRules.lengthViolations(in: Self.file("Shared/A.swift", lines)) == [])
        #expect(SafetyRules.lengthViolations(in: Self.file("Shared/A.swift", lines + "}\n")).count == 1)
    }

    @Test func anotherReaderOfTheEnvironmentIsFound() {
        for text in ["ProcessInfo.processInfo.environment[a]", "let a = getenv(b)"] {
            #expect(OutsideRules.environmentViolations(in: Self.file("Tools/Supervision/A.swift", text)).count == 1)
            let own = Self.file("Shared/ServiceKit/Configuration/Environment.swift", text)
            #expect(OutsideRules.environmentViolations(in: own) == [])
        }
        let user = Self.file("Tools/Supervision/A.swift", "Environment.current[a] + ProcessInfo.processInfo.userName")
        #expect(OutsideRules.environmentViolations(in: user) == [])
    }

    @Test func printingPastTheConsoleIsFound() {
        for text in ["print(a)", "Swift.print(a)", "FileHandle.standardError.write(a)", "Console.print(a); print(b)"] {
            #expect(
                OutsideRules.outputViolations(in: Self.file("Tools/DoorstroomTool/A.swift", text)).count == 1, "\(text)"
            )
            #expect(OutsideRules.outputViolations(in: Self.file("Shared/ServiceKit/Output/Console.swift", text)) == [])
        }
        let console = Self.file("Services/Matching/Service/A.swift", "Console.print(a)\nConsole.complain(b)")
        #expect(OutsideRules.outputViolations(in: console) == [])
    }

    @Test func aConsumerGroupWithoutThePrefixIsFound() {
        let literal = Self.file("Shared/Pipeline/A.swift", "let c = try KafkaConsumer(kafka, group: \"mine\")\n")
        #expect(OutsideRules.groupViolations(in: literal).count == 1)
        for text in [
            "let c = try KafkaConsumer(kafka, group: ConsumerGroups.name(\"mine\"))\n",
            "let c = try KafkaConsumer(\n    kafka,\n    group: ConsumerGroups.name(\"mine\"))\n",
        ] {
            #expect(OutsideRules.groupViolations(in: Self.file("Shared/Pipeline/A.swift", text)) == [], "\(text)")
        }
    }

    @Test(arguments: [
        "PageText(\"Dag\", \"Day\")", "PageText(\n    \"Dag\", \"Day\")", "self.language.text(\"Dag\", \"Day\")",
    ])
    func aTextOutsideItsTableIsFound(text: String) {
        #expect(OutsideRules.textViolations(in: Self.file("Services/A/Service/APage.swift", text)).count == 1)
        #expect(OutsideRules.textViolations(in: Self.file("Services/A/Service/AText.swift", text)) == [])
        #expect(OutsideRules.textViolations(in: Self.file("Tools/A/APage.swift", text)) == [])
    }

    @Test func aFolderWithoutAReadmeIsFound() {
        let bare = ProjectFolder(path: "Tools/A", names: ["Main.swift", "Readme.md"])
        #expect(ReadmeRules.violations(in: bare) == ["Tools/A: no README.md"])
        let described = ProjectFolder(path: "Tools/A", names: ["Main.swift", "README.md"])
        #expect(ReadmeRules.violations(in: described) == [])
    }

    @Test(arguments: [
        "struct A {\n    @Test func a() {}\n}", "@Suite struct A {\n    @Test func a() {}\n}",
        "@Suite(.serialized)\nstruct A {\n    @Test func a() {}\n}",
        "@Suite(.timeLimit(.minutes(10)))\nstruct A {}\n\nstruct B {\n    @Test(arguments: [1])\n    func b(c: Int) {}\n}",
        "@Suite(.timeLimit(.minutes(1)))\nstruct A {\n    @Test func a() {}\n}",
    ])
    func aSuiteWithoutATimeLimitThatLeavesTimeIsFound(text: String) {
        #expect(TestRules.limitViolations(in: Self.file("Tests/A.swift", text)).count == 1)
    }

    @Test func aSuiteWithATimeLimitIsAccepted() {
        let text = """
            @Suite(
                .serialized, .timeLimit(.minutes(10)))
            struct A {
                @Test func a() {}
            }

            extension A {
                @Test func b() {}
            }
            """
        #expect(TestRules.limitViolations(in: Self.file("Tests/A.swift", text)) == [])
    }

    @Test(arguments: ["func `a b`() {}", "@Test(\"a b\") func a() {}", "@Suite(\"a\")"])
    func aNameInAnotherStyleIsFound(text: String) {
        #expect(TestRules.nameViolations(in: Self.file("Tests/A.swift", text)).count == 1)
        #expect(TestRules.nameViolations(in: Self.file("Tests/A.swift", "// \(text)")) == [])
    }
}

/// Rules for a command's two contacts with the outside: it reads the environment, and it prints.
enum OutsideRules {
    /// The file that decides that an empty variable counts as not set.
    private static let environment = "Shared/ServiceKit/Configuration/Environment.swift"
    /// The files that make foreign text safe for a terminal and a log.
    private static let output = ["Shared/ServiceKit/Output/Console.swift", "Shared/ServiceKit/JSONLogHandler.swift"]
    /// Programs for developers: they print their own figures.
    private static let ownTools = [
        "Tools/IntakeBench/", "Tools/MatchingBench/", "Tools/IntakeFuzz/", "Tools/DevBroker",
    ]

    static func environmentViolations(in file: SourceText) -> [String] {
        guard file.path != Self.environment else { return [] }
        return ["processInfo.environment", "getenv", "environ"].flatMap { word in
            file.lines(with: word).map { "\(file.path):\($0): variables are read by \(Self.environment)" }
        }
    }

    static func outputViolations(in file: SourceText) -> [String] {
        guard !Self.output.contains(file.path), !Self.ownTools.contains(where: file.path.hasPrefix) else { return [] }
        let said = SourceText(
            path: file.path, text: file.code.map { $0.replacing("Console.print(", with: "") }.joined(separator: "\n"))
        return ["print(", "FileHandle.standardError", "FileHandle.standardOutput", "fputs", "StreamLogHandler"].flatMap
        {
            word in
            said.lines(with: word).map { "\(file.path):\($0): Console says it, not \(word)" }
        }
    }

    /// The texts of a service's pages stand in one table, so that nobody looks for one in vain, and none lacks a language.
    static func textViolations(in file: SourceText) -> [String] {
        guard file.path.hasPrefix("Services/") || file.path.hasPrefix("Shared/SignIn/"),
            !file.path.hasSuffix("Text.swift")
        else { return [] }
        return ["PageText(", "language.text("].flatMap { word in
            file.lines(with: word).filter { line in
                // The text may begin on the next line.
                let code = file.code[(line - 1)..<min(line + 1, file.code.count)].map { $0.drop { $0 == " " } }
                return code.joined().contains(word + "\"")
            }.map { "\(file.path):\($0): a text of a page belongs in the table …Text.swift" }
        }
    }

    /// All our consumer groups share a prefix, so one right suffices for them.
    static func groupViolations(in file: SourceText) -> [String] {
        guard !file.path.hasPrefix("Shared/KafkaClient/") else { return [] }
        return file.lines(with: "KafkaConsumer(").filter { line in
            !file.code[(line - 1)..<min(line + 2, file.code.count)].contains { $0.contains("ConsumerGroups.name(") }
        }.map { "\(file.path):\($0): ConsumerGroups.name gives a consumer its group" }
    }
}

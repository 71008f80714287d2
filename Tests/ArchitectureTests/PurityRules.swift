/// Symbols that pure code does not use: clock and randomness where code must be repeatable, and the outside world.
enum PurityRules {
    private static let clockAndChance = [
        "Date", "Clock", "ContinuousClock", "SuspendingClock", "DispatchTime", "clock_gettime", "gettimeofday", "UUID",
        "SystemRandomNumberGenerator", "hashValue", "Hasher()", ".random()", ".shuffled()", ".shuffle()",
        ".randomElement()",
    ]
    private static let outsideWorld = [
        "FileManager", "FileHandle", "ProcessInfo", "Process", "Bundle", "UserDefaults", "URLSession", "Thread", "Task",
        "DispatchQueue", "sleep", "getenv", "fopen", "print(", "debugPrint(", "readLine", "async", "await", "actor",
    ]

    /// Whether the file must be repeatable and free of the outside world.
    static func isPure(_ path: String) -> Bool {
        path.hasPrefix("Shared/Vocabulary/") || path.hasPrefix("Shared/Contracts/")
            || path.hasPrefix("Services/") && path.contains("/Domain/")
    }

    /// Whether the file may use the outside world but must be repeatable for a given seed.
    static func isRepeatable(_ path: String) -> Bool { path.hasPrefix("Tools/Simulation/") }

    static func violations(in file: SourceText) -> [String] {
        var patterns: [String] = []
        if Self.isPure(file.path) || Self.isRepeatable(file.path) { patterns += Self.clockAndChance }
        if Self.isPure(file.path) { patterns += Self.outsideWorld }
        guard !patterns.isEmpty else { return [] }
        let words = patterns.flatMap { pattern in
            file.lines(with: pattern).map { "\(file.path):\($0): pure code does not use \(pattern)" }
        }
        let chances = file.lines(with: ".random(in:")
            .filter { !file.code[$0 - 1].contains("using") }
            .map { "\(file.path):\($0): chance comes from a seeded generator (using:)" }
        return words + chances
    }
}

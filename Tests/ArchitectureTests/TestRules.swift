/// Rules for the names of tests, and for their time limits.
enum TestRules {
    private static let types = ["struct ", "final class ", "actor ", "enum "]

    /// Requires one style: a lowerCamelCase function, without a display name.
    static func nameViolations(in file: SourceText) -> [String] {
        file.code.enumerated().compactMap { index, line in
            guard line.contains("func `") || line.contains("@Test(\"") || line.contains("@Suite(\"") else { return nil }
            return "\(file.path):\(index + 1): a test is named by its function, in lowerCamelCase"
        }
    }

    /// The minutes that a limit leaves at least: tests run beside each other, so a test's limit also counts the minutes
    /// in which others hold the two cores.
    private static let leastMinutes = 5

    /// Requires a time limit on every type that contains tests, and one that does not measure the other tests.
    static func limitViolations(in file: SourceText) -> [String] {
        var violations: [String] = []
        var suite: (line: Int, hasLimit: Bool)?
        var attributes = ""
        for (index, line) in file.code.enumerated() {
            if let minutes = line.firstMatch(of: #/\.timeLimit\(\.minutes\((\d+)\)\)/#).flatMap({ Int($0.1) }),
                minutes < Self.leastMinutes
            {
                violations.append(
                    "\(file.path):\(index + 1): a time limit of \(minutes) min, under \(Self.leastMinutes)")
            }
            if line.hasPrefix("@Suite") { attributes = line }
            if line.hasPrefix("extension ") {
                suite = nil
            } else if Self.types.contains(where: {
                line.hasPrefix($0) || line.hasPrefix("@") && line.contains(" " + $0)
            }) {
                suite = (index + 1, attributes.contains(".timeLimit("))
                attributes = ""
            } else if !attributes.isEmpty, !line.hasPrefix("@Suite") {
                attributes += line
            }
            guard line.contains("@Test"), let found = suite, !found.hasLimit else { continue }
            violations.append("\(file.path):\(found.line): a suite without a time limit")
            suite = nil
        }
        return violations
    }
}

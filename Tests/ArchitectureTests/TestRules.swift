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

    /// Requires a time limit on every type that contains tests.
    static func limitViolations(in file: SourceText) -> [String] {
        var violations: [String] = []
        var suite: (line: Int, hasLimit: Bool)?
        var attributes = ""
        for (index, line) in file.code.enumerated() {
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

/// One figure of the simulated year with its source.
public struct Assumption: Equatable, Sendable {
    public let figure: String
    public let value: String
    /// The place in the plan, or `assumption`.
    public let source: String
    public let why: String

    static let assumed = "assumption"

    init(_ figure: String, _ value: String, source: String = Self.assumed, why: String) {
        self.figure = figure
        self.value = value
        self.source = source
        self.why = why
    }

    /// A table for a file `ASSUMPTIONS.md` beside the events.
    public static func markdown(_ assumptions: [Assumption]) -> String {
        func cell(_ text: String) -> String { text.split(separator: "|").joined(separator: "/") }
        let rows = assumptions.map {
            "| \(cell($0.figure)) | \(cell($0.value)) | \(cell($0.source)) | \(cell($0.why)) |\n"
        }
        return "| Figure | Value | Source | Why |\n|---|---|---|---|\n" + rows.joined()
    }
}

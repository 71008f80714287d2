import Foundation
@testable import ServiceKit
import Testing

/// Every metric of the services is explained at `/metrics` and in the runbook.
@Suite(.timeLimit(.minutes(10)))
struct MetricHelpTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The names at `/metrics` of the metrics that the services' code makes.
    private static func names() throws -> Set<String> {
        var names: Set<String> = []
        for folder in ["Shared", "Services"] {
            let files = FileManager.default.enumerator(
                at: Self.root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                guard file.pathExtension == "swift" else { continue }
                let text = try String(contentsOf: file, encoding: .utf8)
                for match in text.matches(of: /\b(Counter|Gauge|Timer)\(\s*label: "([^"]+)"/) {
                    let unit = ["Counter": "total", "Timer": "seconds"][String(match.1)]
                    names.insert(PrometheusText.name(String(match.2), unit: unit))
                }
            }
        }
        return names
    }

    @Test func everyMetricHasHelpAndEveryHelpItsMetric() throws {
        let names = try Self.names()
        #expect(names.count > 10 && names == Set(MetricHelp.texts.keys))
    }

    @Test func theRunbookNamesEveryMetric() throws {
        let runbook = try String(contentsOf: Self.root.appendingPathComponent("docs/runbook.md"), encoding: .utf8)
        for name in try Self.names() { #expect(runbook.contains(name), "\(name)") }
    }
}

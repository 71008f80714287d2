import Foundation
import Hummingbird
import Pages
import ServiceKit
import Supervision
import Testing

/// All components in a browser, by `Tests/Scripts/browser.py`: axe-core's rules for WCAG 2.2 AA, at the widths of a
/// telephone, a tablet, a desk and a desk at 400 %.
///
/// `make browser` installs what the script needs. Screenshots and prints are left in `.build/pages`.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct BrowserTests {
    private struct Report: Decodable {
        struct Finding: Decodable, CustomStringConvertible {
            let url: String
            let width: Int
            let kind: String
            let what: String

            var description: String { "\(self.kind), \(self.width) wide, \(self.url): \(self.what)" }
        }

        let axe: String
        let pages: Int
        let findings: [Finding]
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private static func run(_ script: String, _ arguments: [String]) async throws -> Data {
        let python = Self.root + "/.build/browser/bin/python"
        try #require(FileManager.default.isExecutableFile(atPath: python), "`make browser` installs Selenium and axe")
        let (printed, said, _) = try await ChildProcess.outcome(
            python, ["\(Self.root)/Tests/Scripts/\(script)"] + arguments, environment: Environment.current)
        try #require(!printed.isEmpty, "\(said)")
        return Data(printed.utf8)
    }

    private static func report(_ urls: [String], output: String?) async throws -> Report {
        let output = output.map { ["--output", $0] } ?? []
        return try JSONDecoder().decode(Report.self, from: try await Self.run("browser.py", output + urls))
    }

    @Test func theKitHasNoFindings() async throws {
        try await RunningSite.with { router in
            StyleSheet.addRoutes(to: router, themeFile: nil)
            KitPage(site: Self.site).addRoutes(to: router)
        } _: { address in
            let urls = ["/kit", "/kit?lang=en", "/kit/states/not-allowed", "/kit/states/session-ended"]
                .map { address + $0 }
            let report = try await Self.report(urls, output: Self.root + "/.build/pages")
            #expect(report.pages == urls.count)
            #expect(report.findings.isEmpty, "\n\(report.findings.map(\.description).joined(separator: "\n"))")
        }
    }

    private static let site = Site(
        services: ServiceLink.parse(
            "registration=/registratie/,matching=/matching/,monitoring=/monitoring/,escalation=/kit",
            current: "escalation") ?? [])

    /// The script: live parts of pages and the search in a long list, by `Tests/Scripts/live_pages.py`.
    @Test func theScriptDoesWhatItShould() async throws {
        try await RunningSite.with { router in
            StyleSheet.addRoutes(to: router, themeFile: nil)
            KitPage(site: Self.site).addRoutes(to: router)
            Self.addPage("telling", LiveRegion(id: "part", "/kit/events", .notice, content: HTML("old")), to: router)
            let field = FormField("note", PageText("Notitie", "Note")).html(PageContext(.dutch))
            Self.addPage("busy", LiveRegion(id: "part", "/kit/events", .replace, content: field), to: router)
            Self.addPage("lost", LiveRegion(id: "part", "/nowhere", .replace, content: HTML("old")), to: router)
        } _: { address in
            let results = try JSONDecoder().decode(
                [String: String].self, from: try await Self.run("live_pages.py", [address]))
            #expect(results.count == 6)
            for (trial, result) in results { #expect(result == "ok", "\(trial)") }
        }
    }

    private static func addPage(_ name: String, _ region: LiveRegion, to router: Router<BasicRequestContext>) {
        router.get("/\(name)") { _, _ in
            let content = region.html(PageContext(.dutch))
            return PageLayout(site: Site()).response(
                Page(title: name, content: content, address: PageAddress("/" + name)), .dutch)
        }
    }

    /// The check can fail: a page with a fault of each kind has findings of each kind.
    @Test func aBadPageHasFindingsOfEveryKind() async throws {
        try await RunningSite.with { router in
            router.get("/bad") { _, _ in
                Response(
                    status: .ok, headers: PageHeaders.html, body: ResponseBody(byteBuffer: ByteBuffer(string: Self.bad))
                )
            }
            router.get("/bad.css") { _, _ in
                Response(
                    status: .ok, headers: PageHeaders.css,
                    body: ResponseBody(byteBuffer: ByteBuffer(string: Self.badStyle)))
            }
        } _: { address in
            let report = try await Self.report([address + "/bad"], output: nil)
            #expect(Set(report.findings.map(\.kind)) == ["axe", "scroll", "console", "policy", "keyboard"])
            let rules = Set(
                report.findings.filter { $0.kind == "axe" }.compactMap { $0.what.split(separator: ":").first })
            #expect(
                rules.isSuperset(of: ["html-has-lang", "image-alt", "label", "color-contrast", "target-size"]),
                "\(rules)")
        }
    }

    private static let bad = """
        <!doctype html><html><head><meta charset="utf-8"><title>Bad</title><link rel="stylesheet" href="/bad.css">
        <link rel="icon" href="data:,"></head>
        <body><main><h1>Bad</h1><p class="pale">pale</p><p style="color: red">inline</p><img src="/missing.png">
        <form><input type="text"></form><div class="wide">wide</div>
        <p class="near"><a href="/1">1</a><a href="/2">2</a></p></main></body></html>
        """
    private static let badStyle = """
        .pale { color: #cccccc; background: #ffffff; } .wide { width: 3000px; } :focus { outline: none; }
        .near { font-size: 8px; line-height: 8px; } .near a { display: inline-block; width: 8px; }
        """
}

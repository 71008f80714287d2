import Foundation
@testable import Pages
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The page with all components, in both languages.
@Suite(.timeLimit(.minutes(10)))
struct KitPageTests {
    private static func text(_ language: PageLanguage) -> String {
        let site = Site(
            basePath: "/meldingen",
            services: ServiceLink.parse("matching=/matching/,escalation=/meldingen/", current: "escalation") ?? [])
        return PageLayout(site: site).html(KitPage(site: site).page(language, path: "/kit"), language).markup
    }

    @Test(arguments: PageLanguage.allCases)
    func theMarkupIsWellFormed(language: PageLanguage) {
        let markup = Markup(Self.text(language))
        #expect(markup.faults.isEmpty, "\(markup.faults)")
        let ids = markup.elements.compactMap { $0["id"] }
        #expect(Set(ids).count == ids.count, "an id twice")
        for element in markup.elements {
            for name in ["for", "aria-labelledby", "aria-describedby", "list"] {
                for target in (element[name] ?? "").split(separator: " ") { #expect(ids.contains(String(target))) }
            }
        }
    }

    /// With hostile content everywhere, no element and no attribute is there that the kit did not write.
    @Test(arguments: PageLanguage.allCases)
    func nothingActsThatTheKitDidNotWrite(language: PageLanguage) {
        let markup = Markup(Self.text(language))
        let scripts = markup.elements.filter { $0.name == "script" }
        #expect(scripts.count == 1)
        #expect(scripts.first?["src"]?.hasPrefix("/meldingen/assets/doorstroom.js?v=") == true)
        for element in markup.elements {
            for (name, value) in element.attributes {
                #expect(!name.hasPrefix("on") && name != "style", "\(element.name) \(name)")
                if ["href", "action", "src"].contains(name) {
                    #expect(["/", "#", "?"].contains { value.hasPrefix($0) }, "\(name): \(value)")
                }
            }
        }
        #expect(
            !["iframe", "object", "embed", "base", "style", "img"].contains { name in
                markup.elements.contains { $0.name == name }
            })
    }

    @Test func hostileTextIsShownAsText() {
        let text = Self.text(.dutch)
        let shown =
            "&lt;script&gt;alert(1)&lt;/script&gt;{{{x}}}&quot; onload=&#39;x&#39; &amp;amp; \u{FFFD}omgekeerd\u{FFFD}"
        // In tiles, tables, forms, notices, a timeline and charts.
        #expect(text.components(separatedBy: shown).count > 15)
        #expect(!text.contains("\u{202E}"))
    }

    /// Every drawing is XML on its own, so that it can be taken out of the page.
    @Test func drawingsAreXML() throws {
        let parts = Self.text(.dutch).components(separatedBy: "<svg ").dropFirst()
        #expect(parts.count == 2 * 8)
        for part in parts {
            let end = try #require(part.range(of: "</svg>"))
            let parser = XMLParser(data: Data(("<svg " + part[..<end.upperBound]).utf8))
            #expect(parser.parse(), "\(String(describing: parser.parserError))")
        }
    }

    /// This page holds nine charts and all components, more than any page does.
    @Test(arguments: PageLanguage.allCases)
    func thePageStaysUnderAHundredKilobytes(language: PageLanguage) {
        let bytes = Self.text(language).utf8.count
        #expect(bytes < 100_000, "\(bytes)")
    }

    @Test func styleAndScriptAreSmall() {
        let bytes = PageAsset.all.reduce(0) { $0 + $1.bytes.count }
        #expect(bytes < 45_000, "\(bytes)")
        #expect(PageAsset.script.bytes.count < 8_000)
    }

    @Test func everyLinkIsUnderTheBasePath() {
        let links = Markup(Self.text(.dutch)).elements.compactMap { $0["href"] ?? $0["action"] ?? $0["data-live"] }
        let outside = links.filter { $0.hasPrefix("/") && !$0.hasPrefix("/meldingen/") }
        #expect(Set(outside) == ["/matching/"])
    }

    @Test func theLanguageIsMarked() {
        #expect(Markup(Self.text(.dutch)).elements.first { $0.name == "html" }?["lang"] == "nl")
        #expect(Markup(Self.text(.english)).elements.first { $0.name == "html" }?["lang"] == "en")
        #expect(Self.text(.english).contains("Waiting gets shorter"))
        #expect(!Self.text(.english).contains("Het wachten wordt korter"))
    }

    @Test func headingsAreInOrder() {
        let levels = Markup(Self.text(.dutch)).elements.compactMap { element in
            element.name.count == 2 && element.name.hasPrefix("h") ? element.name.last?.wholeNumberValue : nil
        }
        #expect(levels.first == 1)
        #expect(levels.filter { $0 == 1 }.count == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    }
}

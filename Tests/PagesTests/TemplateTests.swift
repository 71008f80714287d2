import Foundation
@testable import Pages
import Testing

@Suite(.timeLimit(.minutes(10)))
struct TemplateTests {
    @Test func everyTemplateFileIsOneOfTheKit() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Shared/Pages/Templates")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files) == Set(KitTemplate.allCases.map { $0.rawValue + ".mustache" }))
        #expect(PageTemplates.kit.names == Set(KitTemplate.allCases.map(\.rawValue)))
    }

    private static func library(_ template: String) throws -> PageTemplates {
        try PageTemplates(adding: ["mine": Array(template.utf8)])
    }

    @Test func valuesAreEscapedWhicheverBracesATemplateHas() throws {
        let values: [String: TemplateValue] = ["x": .text("<b>&'\""), "list": .each([["x": .text("<i>")]])]
        for template in ["{{x}}", "{{{x}}}", "{{&x}}"] {
            #expect(try Self.library(template).render("mine", values).markup == "&lt;b&gt;&amp;&#39;&quot;")
        }
        #expect(
            try Self.library("{{#list}}{{x}}{{{x}}}{{/list}}").render("mine", values).markup == "&lt;i&gt;&lt;i&gt;")
    }

    /// What looks like a template in a value stays as it is.
    @Test func valuesAreNoTemplates() throws {
        let html = try Self.library("{{a}}").render("mine", ["a": .text("{{b}}{{> badge}}"), "b": .text("secret")])
        #expect(html.markup == "{{b}}{{&gt; badge}}")
    }

    @Test func aServiceIncludesTemplatesOfTheKit() throws {
        let html = try Self.library("<p>{{> badge}}</p>").render(
            "mine", ["kind": .text("good"), "sign": .text("✓"), "text": .text("<ok>")])
        #expect(html.markup.contains("class=\"badge good\""))
        #expect(html.markup.contains("&lt;ok&gt;"))
    }

    @Test func faultsInTemplatesAreErrors() {
        #expect(throws: TemplateFault.partialUnknown("nowhere", in: "mine")) { try Self.library("{{> nowhere}}") }
        #expect(throws: TemplateFault.nameTaken("badge")) { try PageTemplates(adding: ["badge": []]) }
        #expect(throws: TemplateFault.self) { try Self.library("{{#open}}") }
        #expect(throws: TemplateFault.unknown("other")) { try Self.library("").render("other", [:]) }
    }

    @Test func markupOfTheKitIsKept() throws {
        let badge = Badge(.good, PageText(same: "<")).html(PageContext(.dutch))
        #expect(try Self.library("{{x}}").render("mine", ["x": .html(badge)]) == badge)
    }
}

import Foundation
import HTTPTypes
import Hummingbird
@testable import Pages
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct AssetTests {
    private static func get(_ path: String, theme: String? = nil) async throws -> TestHTTP.Answer {
        try await TestHTTP.get(path) { StyleSheet.addRoutes(to: $0, themeFile: theme) }
    }

    @Test func everyAssetOfAPageIsThere() async throws {
        for asset in PageAsset.all {
            let answer = try await Self.get(asset.address.text)
            #expect(answer.status == 200)
            #expect(answer.headers[.contentType] == asset.type)
            #expect(answer.headers[.cacheControl] == "max-age=31536000, immutable")
            #expect(answer.body.utf8.count == asset.bytes.count)
        }
    }

    @Test func anOldVersionIsKeptShortly() async throws {
        let answer = try await Self.get("/assets/doorstroom.css?v=0")
        #expect(answer.headers[.cacheControl] == "max-age=300")
        #expect(answer.headers[.eTag] == "\"\(PageAsset.sheet.version)\"")
    }

    @Test func theThemeIsReadAgainAtEveryRequest() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-\(UUID().uuidString).css")
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try await Self.get("/assets/theme.css", theme: file.path).body.isEmpty)
        try Data(":root { --color-accent: #123456; }".utf8).write(to: file)
        let answer = try await Self.get("/assets/theme.css", theme: file.path)
        #expect(answer.body.contains("#123456"))
        #expect(answer.headers[.cacheControl] == "no-cache")
        try Data("/* other */".utf8).write(to: file)
        #expect(try await Self.get("/assets/theme.css", theme: file.path).headers[.eTag] != answer.headers[.eTag])
    }

    @Test func pagesAllowNothingInlineAndNothingFromElsewhere() async throws {
        let answer = try await TestHTTP.get("/kit") { KitPage().addRoutes(to: $0) }
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"))
        #expect(!policy.contains("unsafe") && !policy.contains("*") && !policy.contains("http"))
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
    }

    /// Styles and script ask for nothing, and change no element's markup.
    @Test func assetsAskForNothing() {
        for asset in PageAsset.all {
            let text = String(decoding: asset.bytes, as: UTF8.self).replacing("http://www.w3.org/2000/svg", with: "")
            for word in ["http:", "https:", "url(", "@import", "innerHTML", "outerHTML", "eval(", "insertAdjacentHTML"]
            {
                #expect(!text.contains(word), "\(asset.path): \(word)")
            }
        }
    }

    @Test(arguments: KitPage.states.map(\.name))
    func statePagesHaveTheirStatus(name: String) async throws {
        let answer = try await TestHTTP.get("/kit/states/\(name)") { KitPage().addRoutes(to: $0) }
        let known = try #require(KitPage.states.first { $0.name == name })
        #expect(answer.status == known.status.code)
        #expect(answer.body.contains(known.state.title.dutch))
        #expect(answer.body.contains("Uitloggen") == !known.state.isSignedOut)
        #expect(Markup(answer.body).faults.isEmpty)
    }

    @Test func theLanguageIsRemembered() async throws {
        let english = try await TestHTTP.get("/kit?lang=en") { KitPage().addRoutes(to: $0) }
        #expect(english.headers[.setCookie]?.hasPrefix("lang=en;") == true)
        #expect(english.body.contains("<html lang=\"en\">"))
        for path in ["/kit", "/kit?lang=fr"] {
            let dutch = try await TestHTTP.get(path) { KitPage().addRoutes(to: $0) }
            #expect(dutch.body.contains("<html lang=\"nl\">"))
            #expect((dutch.headers[.setCookie] == nil) == (path == "/kit"))
        }
    }
}

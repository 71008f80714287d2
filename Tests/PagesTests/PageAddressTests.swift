@testable import Pages
import Testing

@Suite(.timeLimit(.minutes(10)))
struct PageAddressTests {
    private static let site = Site(basePath: "/meldingen/")

    @Test(
        arguments: [
            ("/", "/meldingen/"), ("/alerts?x=1#y", "/meldingen/alerts?x=1#y"), ("?page=2", "?page=2"),
            ("#top", "#top"),
            ("https://example.org/a", "https://example.org/a"), ("javascript:alert(1)", "#"), ("//evil.example", "#"),
            ("/\\evil.example", "#"), ("data:text/html,x", "#"), ("alerts", "#"), ("", "#"), ("/a b", "#"),
            ("/a\nb", "#"), (" javascript:alert(1)", "#"), ("JavaScript:alert(1)", "#"),
        ])
    func onlyAddressesOfTheWebAreLinks(text: String, link: String) {
        #expect(Self.site.link(PageAddress(text)) == link)
    }

    @Test func partsOfAPathAreEncoded() {
        #expect(Self.site.link(PageAddress(path: ["alerts", "a/b ?é"])) == "/meldingen/alerts/a%2Fb%20%3F%C3%A9")
    }

    @Test func fieldsOfTheQueryAreReplaced() {
        let address: PageAddress = "/x?group=wlz&page=7&q=%3Cb%3E#list"
        #expect(address.with([("page", "8")]).text == "/x?group=wlz&q=%3Cb%3E&page=8#list")
        #expect(address.with([("page", nil), ("group", nil), ("q", nil)]).text == "/x#list")
        #expect(PageAddress("/x").with([("a b", "c&d")]).text == "/x?a%20b=c%26d")
        #expect(address.fields.map(\.value) == ["wlz", "7", "<b>"])
    }

    @Test func anotherServiceIsNotUnderTheBasePath() {
        #expect(Self.site.link(.onHost("/matching/")) == "/matching/")
    }

    @Test(arguments: [("", ""), ("/", ""), ("meldingen", "/meldingen"), ("/a/b/", "/a/b"), ("/a b", "")])
    func theBasePathIsPutInOrder(given: String, path: String) {
        #expect(Site(basePath: given).basePath == path)
    }

    @Test func linksToServicesComeFromConfiguration() throws {
        let links = try #require(
            ServiceLink.parse("escalation=/meldingen/, registration=https://example.org/r", current: "escalation"))
        #expect(links.map(\.title.dutch) == ["Registratie", "Meldingen"])
        #expect(links.map(\.isCurrent) == [false, true])
        #expect(ServiceLink.parse("", current: "matching")?.isEmpty == true)
        for wrong in ["payroll=/x", "matching", "matching=javascript:alert(1)", "matching=x"] {
            #expect(ServiceLink.parse(wrong, current: "matching") == nil, "\(wrong)")
        }
    }
}

import HTTPTypes
import Hummingbird
import Logging
import Metrics
@testable import ServiceKit
import TestSupport
import Testing

/// A service behind a proxy, below a path of the public address.
@Suite(.timeLimit(.minutes(10)))
struct BasePathTests {
    @Test(arguments: [
        ("/meldingen/things", "/things"), ("/things", "/things"), ("/meldingen", "/"), ("/meldingen/", "/"),
        ("/meldingen?x=1", "/?x=1"), ("/meldingen/meldingen", "/meldingen"), ("/meldingenboek", "/meldingenboek"),
        ("/MELDINGEN/things", "/MELDINGEN/things"),
    ])
    func theServiceAnswersBelowThePathAndWithoutIt(asked: String, seen: String) async throws {
        let router = HTTPListener.router(metrics: NOOPMetricsHandler.instance, logger: Logger(label: "test"))
        router.get("**") { request, _ in Response.text(request.head.path ?? "") }
        router.get("/") { request, _ in Response.text(request.head.path ?? "") }
        let responder = BasePathResponder(basePath: "/meldingen", inner: router.buildResponder())
        #expect(try await TestHTTP.ask(.get, asked, of: responder).body == seen)
    }
}

import HTTPTypes
import Hummingbird
import ServiceKit

extension KitPage {
    /// The state pages by their names in addresses, with the status of each.
    static let states: [(name: String, state: StatePage, status: HTTPResponse.Status)] = [
        ("not-found", .notFound, .notFound), ("not-allowed", .notAllowed, .forbidden),
        ("away", .away(PageText("Matching", "Matching")), .serviceUnavailable),
        ("sign-in-away", .signInAway, .serviceUnavailable),
        ("session-ended", .sessionEnded(signIn: "/kit"), .unauthorized),
        ("signed-out", .signedOut(signIn: "/kit"), .ok),
        ("fault", .fault(reference: "7f3a-91"), .internalServerError),
    ]

    /// Adds `/kit`, the state pages under `/kit/states`, and the events that its live part follows. For development
    /// alone.
    public func addRoutes(to router: Router<BasicRequestContext>) {
        router.get("/kit") { request, _ in
            let language = PageLanguage(request)
            var response = self.response(language)
            language.remember(request, in: &response)
            return response
        }
        router.get("/kit/states/{state}") { request, context in
            let name = context.parameters.get("state")
            let known = Self.states.first { $0.name == name } ?? Self.states[0]
            return self.response(known.state, status: known.status, PageLanguage(request))
        }
        router.get("/kit/events") { _, _ in
            LiveEvents.response(
                AsyncStream { stream in
                    let change = Task {
                        try await Task.sleep(for: .seconds(1))
                        stream.yield()
                    }
                    stream.onTermination = { _ in change.cancel() }
                })
        }
    }
}

import HTTPTypes
import Hummingbird
import Metrics
import Synchronization

/// Measures every request by route, method and status: `http.server.request.duration`, with OpenTelemetry's attributes.
///
/// Requests choose none of these values: the route is a pattern of ours, a method that HTTP does not define counts as
/// `_OTHER`. Hummingbird's own middleware takes the method as it comes, and a stream only when it ends.
struct RequestMetrics: RouterMiddleware {
    private struct Kind: Hashable {
        let route: String
        let method: String
        let status: Int
    }

    /// A timer for each kind, made once.
    private final class Timers: Sendable {
        private let factory: any MetricsFactory
        private let known = Mutex<[Kind: Timer]>([:])

        init(_ factory: any MetricsFactory) {
            self.factory = factory
        }

        subscript(_ kind: Kind) -> Timer {
            self.known.withLock { known in
                if let timer = known[kind] { return timer }
                let timer = Timer(
                    label: "http.server.request.duration",
                    dimensions: [
                        ("http.request.method", kind.method), ("http.route", kind.route),
                        ("http.response.status_code", String(kind.status)),
                    ], factory: self.factory)
                known[kind] = timer
                return timer
            }
        }
    }

    private static let methods: Set<HTTPRequest.Method> = [
        .get, .head, .post, .put, .delete, .patch, .options, .connect, .trace,
    ]

    /// The name under which Hummingbird runs a request that no route matches.
    private static let unmatched = "NotFound"

    private let timers: Timers

    init(_ factory: any MetricsFactory) {
        self.timers = Timers(factory)
    }

    /// Measures up to the beginning of the answer, so that an open stream counts like any other answer.
    func handle(
        _ request: Request, context: BasicRequestContext, next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let route = context.endpointPath.flatMap { $0 == Self.unmatched ? nil : $0 } ?? "unmatched"
        let method = Self.methods.contains(request.method) ? request.method.rawValue : "_OTHER"
        self.timers[Kind(route: route, method: method, status: response.status.code)].record(duration: .now - start)
        return response
    }
}

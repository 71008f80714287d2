import HTTPTypes
import Hummingbird

/// Answers the requests that no route matches: 405 for another method on a path that exists, otherwise 404.
struct UnmatchedRequests: RouterMiddleware {
    private struct Path {
        let parts: [Substring]
        let pattern: String
        let methods: String

        func matches(_ path: [Substring]) -> Bool {
            self.parts.count == path.count && zip(self.parts, path).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
    }

    private let paths: [Path]

    /// - Parameter router: holds all its routes already.
    init(_ router: Router<BasicRequestContext>) {
        let methods = Dictionary(grouping: router.routes, by: \.path.description).mapValues { Set($0.map(\.method)) }
        self.paths = methods.map { pattern, methods in
            // The router answers HEAD wherever it answers GET, which its list does not say.
            let all = methods.contains(.get) ? methods.union([.head]) : methods
            return Path(
                parts: Self.parts(pattern), pattern: pattern,
                methods: all.map(\.rawValue).sorted().joined(separator: ", "))
        }
    }

    private static func parts(_ path: String) -> [Substring] { path.split(separator: "/") }

    func handle(
        _ request: Request, context: BasicRequestContext, next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        let asked = Self.parts(request.uri.path)
        guard let path = self.paths.first(where: { $0.matches(asked) }) else { return try await next(request, context) }
        throw Problem(
            .methodNotAllowed, "\(path.pattern) takes \(path.methods).", headers: [.allow: path.methods])
    }
}

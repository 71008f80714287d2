import HTTPTypes
import Hummingbird

/// Lets a service live below a path of a public address: it answers below the path and without it, for proxies that
/// leave the path in the request and for those that take it off.
struct BasePathResponder<Inner: HTTPResponder>: HTTPResponder {
    typealias Context = Inner.Context

    /// Empty, or a path without a slash at its end.
    let basePath: String
    let inner: Inner

    func respond(to request: Request, context: Context) async throws -> Response {
        let path = request.head.path ?? ""
        guard !self.basePath.isEmpty, path.hasPrefix(self.basePath) else {
            return try await self.inner.respond(to: request, context: context)
        }
        let rest = path.dropFirst(self.basePath.count)
        guard rest.isEmpty || rest.hasPrefix("/") || rest.hasPrefix("?") else {
            return try await self.inner.respond(to: request, context: context)
        }
        var head = request.head
        head.path = rest.hasPrefix("/") ? String(rest) : "/" + rest
        return try await self.inner.respond(to: Request(head: head, body: request.body), context: context)
    }
}

import HTTPTypes
import Hummingbird

/// Turns routing errors, an unknown path or an unsupported method, into problems of the same form as any other.
struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
    /// The only method of each path of the API.
    let methods: [String: HTTPRequest.Method]

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError {
            guard error.status == .notFound else {
                throw Problem(error.status, error.body ?? error.status.reasonPhrase, headers: error.headers)
            }
            guard let method = self.methods[request.uri.path] else {
                throw Problem(.notFound, error.body ?? "There is nothing at \(request.uri.path).")
            }
            let allowed = method == .get ? "GET, HEAD" : method.rawValue
            throw Problem(
                .methodNotAllowed, "\(request.uri.path) takes \(allowed).", headers: [.allow: allowed])
        }
    }
}

import HTTPTypes
import Hummingbird

/// What no route answers is a problem in the same form as any other: a path that is not there, or another method than
/// it takes.
struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
    /// The one method of each path of the interface.
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

import Contracts
import HTTPTypes
import Hummingbird
import ServiceKit

/// Names the version of the intake's API in each of its answers, errors included (NL API Design Rules). Answers about
/// other paths do not name it: those of a router that also serves other APIs.
struct VersionMiddleware<Context: RequestContext>: RouterMiddleware {
    /// What the paths of the intake begin with; empty on a listener that serves nothing else.
    let prefix: String

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard request.uri.path.hasPrefix(self.prefix) else { return try await next(request, context) }
        do {
            var response = try await next(request, context)
            response.headers[.apiVersion] = HTTPContract.version
            return response
        } catch let error as any HTTPResponseError {
            var problem = Problem(error)
            problem.headers[.apiVersion] = HTTPContract.version
            throw problem
        }
    }
}

extension HTTPField.Name {
    // The constant is a valid token, so the fallback is never used.
    fileprivate static let apiVersion = HTTPField.Name("API-Version") ?? .server
}

import Hummingbird
import Logging

/// Answers every error of a route as a problem, and logs those that are no answer of ours.
struct ProblemMiddleware: RouterMiddleware {
    let logger: Logger

    func handle(
        _ request: Request, context: BasicRequestContext, next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            if !(error is any HTTPResponseError || error is CancellationError) {
                self.logger.error(
                    "a request failed",
                    metadata: ["route": "\(context.endpointPath ?? "none")", "reason": "\(error)"])
            }
            return Problem(error).response
        }
    }
}

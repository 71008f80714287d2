/// Sends HTTP requests with libcurl.
///
/// It follows no redirect, checks certificates and host names, speaks HTTP/1.1 over `http` and `https` only, and keeps
/// no cookies. A client runs all its requests concurrently on one thread of its own, and reuses connections.
public final class CurlClient: Sendable {
    private let engine: CurlEngine

    /// - Throws: `CurlError` when the proxy is no `http` or `https` address.
    public init(_ configuration: CurlConfiguration = CurlConfiguration()) throws {
        if let proxy = configuration.proxy, CurlURL(proxy)?.isHTTP != true {
            throw CurlError(.invalidRequest, "the proxy's address has to be http://host:port or https://host:port")
        }
        self.engine = try CurlEngine(configuration)
    }

    /// A request under way retains its client.
    deinit {
        self.engine.stop()
    }

    /// Sends a request and reads its answer. Cancelling the task ends the request.
    ///
    /// - Returns: the answer, whatever its status.
    /// - Throws: `CurlError` when no answer came; `CancellationError`.
    public func send(_ request: CurlRequest) async throws -> CurlAnswer {
        try request.check()
        let engine = self.engine
        let id = engine.makeId()
        defer { withExtendedLifetime(self) {} }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                engine.post(.start(id, request, continuation))
                // A cancellation before this line found no transfer to end.
                if Task.isCancelled { engine.post(.cancel(id)) }
            }
        } onCancel: {
            engine.post(.cancel(id))
        }
    }
}

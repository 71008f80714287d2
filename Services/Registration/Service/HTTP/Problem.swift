import Contracts
import HTTPTypes
import Hummingbird
import JSON
import NIOCore
import Vocabulary

/// `application/problem+json` (RFC 9457), with the contract's code and pointer where an event is at fault.
struct Problem: Error, HTTPResponseError, Sendable {
    let status: HTTPResponse.Status
    let detail: String
    var rejection: Rejection?
    /// Index of the event in a batch.
    var index: Int?
    var headers: HTTPFields = [:]

    init(_ status: HTTPResponse.Status, _ detail: String, headers: HTTPFields = [:]) {
        self.status = status
        self.detail = detail
        self.headers = headers
    }

    init(_ status: HTTPResponse.Status, _ detail: String, retryAfter seconds: Int) {
        self.init(status, detail, headers: [.retryAfter: String(seconds)])
    }

    /// Closes the connection as well, so that a client without a valid token does not occupy one.
    ///
    /// - Parameter error: RFC 6750's error code for the token that was sent.
    static func unauthorized(_ detail: String, error: String? = nil) -> Problem {
        let challenge = "Bearer realm=\"doorstroom\"" + (error.map { ", error=\"\($0)\"" } ?? "")
        return Problem(.unauthorized, detail, headers: [.wwwAuthenticate: challenge, .connection: "close"])
    }

    /// - Parameter index: index of the event in a batch; `nil` for a single event.
    init(_ rejection: Rejection, index: Int?) {
        self.init(rejection.code == .eventTooLarge ? .contentTooLarge : .badRequest, rejection.code.title.english)
        self.rejection = rejection
        self.index = index
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        let code = self.rejection?.code
        let body = JSONValue.object(omittingNil: [
            ("type", .string(code.map { "https://doorstroom.nl/codes/\($0.rawValue)" } ?? "about:blank")),
            ("title", .string(code?.title.dutch ?? self.status.reasonPhrase)),
            ("status", JSONValue(self.status.code)), ("detail", .string(self.detail)),
            ("code", code.map { .string($0.rawValue) }), ("pointer", self.rejection.map { .string($0.pointer) }),
            ("expected", self.rejection?.expected.map { .string($0) }), ("index", self.index.map { JSONValue($0) }),
        ])
        return .api(body, status: self.status, type: "application/problem+json", headers: self.headers)
    }
}

extension Response {
    /// A response of the HTTP intake. Each names the version of the API (NL API Design Rules).
    static func api(
        _ body: JSONValue, status: HTTPResponse.Status = .ok, type: String = "application/json",
        headers: HTTPFields = [:]
    ) -> Response {
        .api(rendered: JSONWriter.bytes(body), status: status, type: type, headers: headers)
    }

    /// - Parameter body: JSON.
    static func api(
        rendered body: [UInt8], status: HTTPResponse.Status = .ok, type: String = "application/json",
        headers: HTTPFields = [:]
    ) -> Response {
        var fields = headers
        fields[.contentType] = type
        fields[.cacheControl] = "no-store"
        fields[.apiVersion] = HTTPContract.version
        return Response(
            status: status, headers: fields,
            // Escaped, because pointers repeat names that partners chose, and people read problems on terminals.
            body: ResponseBody(
                byteBuffer: ByteBuffer(bytes: PrintableText.escaped(json: body) + [0x0A])))
    }
}

extension HTTPField.Name {
    // The constant is a valid token, so the fallback is never used.
    static let apiVersion = HTTPField.Name("API-Version") ?? .server
}

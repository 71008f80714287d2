import HTTPTypes
import Hummingbird
import JSON
import NIOCore

/// An error answer, `application/problem+json` (RFC 9457): the one form in which routes of all services answer errors.
public struct Problem: Error, HTTPResponseError, Sendable {
    public let status: HTTPResponse.Status
    /// What is wrong and where. Repeats nothing of the request, so that no answer carries a stranger's text.
    public let detail: String
    public var headers: HTTPFields
    private let type: String
    private let title: String
    private let members: [(String, JSONValue?)]

    /// - Parameters:
    ///   - type: the URI of the kind of problem; by default the status says everything.
    ///   - title: the name of that kind; by default the status's.
    ///   - members: further members of the kind; those without a value are left out.
    public init(
        _ status: HTTPResponse.Status, _ detail: String, headers: HTTPFields = [:], type: String = "about:blank",
        title: String? = nil, members: [(String, JSONValue?)] = []
    ) {
        self.status = status
        self.detail = detail
        self.headers = headers
        self.type = type
        self.title = title ?? status.reasonPhrase
        self.members = members
    }

    public init(_ status: HTTPResponse.Status, _ detail: String, retryAfter seconds: Int) {
        self.init(status, detail, headers: [.retryAfter: String(seconds)])
    }

    /// The problem that an error of a route or of Hummingbird is answered with.
    public init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as HTTPError: self.init(error.status, Self.detail(of: error.status), headers: error.headers)
        case let error as any HTTPResponseError: self.init(error.status, Self.detail(of: error.status))
        default: self.init(.internalServerError, Self.detail(of: .internalServerError))
        }
    }

    /// A sentence of ours for an error of Hummingbird, whose own text may repeat the request.
    private static func detail(of status: HTTPResponse.Status) -> String {
        switch status {
        case .notFound: "There is nothing at this path."
        case .contentTooLarge: "The body is larger than this path takes."
        case .internalServerError: "The service failed to answer. Its log says why."
        default: "The request cannot be answered: \(status.reasonPhrase)."
        }
    }

    public var response: Response {
        .json(
            .object(
                omittingNil: [
                    ("type", .string(self.type)), ("title", .string(self.title)),
                    ("status", JSONValue(self.status.code)), ("detail", .string(self.detail)),
                ] + self.members), status: self.status, type: "application/problem+json", headers: self.headers)
    }

    public func response(from request: Request, context: some RequestContext) -> Response { self.response }
}

import CurlClient
import EscalationDomain
import Foundation

/// The parts of a receiver's answer that decide the outcome.
struct WebhookAnswer: Sendable {
    let status: Int
    let location: String?
    let retryAfter: String?
    let isWebPage: Bool
    private let url: String

    init(status: Int, location: String? = nil, retryAfter: String? = nil, isWebPage: Bool = false, from url: String) {
        self.status = status
        self.location = location
        self.retryAfter = retryAfter
        self.isWebPage = isWebPage
        self.url = url
    }

    /// - Parameter url: the URL of the request.
    init(_ answer: CurlAnswer, from url: String) {
        self.init(
            status: answer.status, location: answer.headers.first(name: "location"),
            retryAfter: answer.headers.first(name: "retry-after"), isWebPage: Self.isWebPage(answer), from: url)
    }

    func outcome(at now: Int64) -> DeliveryOutcome {
        let wait = self.retryAfter.flatMap { RetryAfter.milliseconds($0, at: now) }
        switch self.status {
        case 200..<300 where self.isWebPage: return .retry(after: wait, problem: .webPage(status: self.status))
        case 200..<300: return .delivered
        case 300..<400:
            return .retry(after: wait, problem: .redirected(status: self.status, to: self.target))
        case 408, 425, 429, 500...: return .retry(after: wait, problem: .answered(status: self.status))
        case 400..<500: return .refused(problem: .answered(status: self.status))
        // No receiver ends an exchange with any other status.
        default: return .retry(after: wait, problem: .answered(status: self.status))
        }
    }

    /// Host and path of the redirect, fit for a log: no query, no user, printable ASCII.
    private var target: String? {
        guard let location = self.location,
            let parts = URL(string: location, relativeTo: URL(string: self.url))
                .flatMap({ URLComponents(url: $0, resolvingAgainstBaseURL: true) }),
            let host = parts.encodedHost ?? parts.host, !host.isEmpty
        else { return nil }
        let text = (host + parts.percentEncodedPath).unicodeScalars.filter { (0x21...0x7E).contains($0.value) }
        return String(String.UnicodeScalarView(text).prefix(Self.longestTarget))
    }

    private static let longestTarget = 200

    /// A page that asks people to sign in answers 200 as well. An answer counts as a page only by both its header and
    /// its first bytes: many receivers leave the header at its default.
    private static func isWebPage(_ answer: CurlAnswer) -> Bool {
        let type = answer.headers.first(name: "content-type")?.lowercased() ?? ""
        guard type.hasPrefix("text/html") || type.hasPrefix("application/xhtml") else { return false }
        let text = String(decoding: answer.body, as: UTF8.self).lowercased()
        return text.contains("<!doctype html") || text.contains("<html")
    }
}

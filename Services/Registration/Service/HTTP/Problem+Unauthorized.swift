import HTTPTypes
import ServiceKit

extension Problem {
    /// Closes the connection as well, so that a client without a valid token does not occupy one.
    ///
    /// - Parameter error: RFC 6750's error code for the token that was sent.
    static func unauthorized(_ detail: String, error: String? = nil) -> Problem {
        let challenge = "Bearer realm=\"doorstroom\"" + (error.map { ", error=\"\($0)\"" } ?? "")
        return Problem(.unauthorized, detail, headers: [.wwwAuthenticate: challenge, .connection: "close"])
    }
}

import Foundation
import Hummingbird

/// The double-submit token: a form counts only when it carries what the cookie of this site says.
enum CSRF {
    static let cookie = "doorstroom-token"

    static func token() -> String { UUID().uuidString }

    static func cookie(_ token: String) -> Cookie {
        Cookie(name: Self.cookie, value: token, path: "/", httpOnly: true, sameSite: .strict)
    }
}

/// What the inbox's form sends, as `application/x-www-form-urlencoded`.
struct AcknowledgementForm: Decodable {
    let token: String
    /// The seat that somebody chose, if they did.
    let member: String?
}

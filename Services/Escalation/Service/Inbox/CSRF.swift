import Foundation
import Hummingbird

/// The double-submit token: a form counts only when it carries the token in this site's cookie.
enum CSRF {
    static let cookie = "doorstroom-token"

    static func token() -> String { UUID().uuidString }

    static func cookie(_ token: String) -> Cookie {
        Cookie(name: Self.cookie, value: token, path: "/", httpOnly: true, sameSite: .strict)
    }
}

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

/// The fields of an `application/x-www-form-urlencoded` body.
struct FormFields {
    private let fields: [String: String]

    init(_ body: String) {
        var fields: [String: String] = [:]
        for pair in body.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = Self.decoded(parts[0]), let value = Self.decoded(parts[1]) else {
                continue
            }
            fields[name] = value
        }
        self.fields = fields
    }

    subscript(name: String) -> String? { self.fields[name] }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}

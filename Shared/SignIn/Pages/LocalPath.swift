import Foundation

/// A path of this service to which a person returns after signing in; never an address of somebody else.
struct LocalPath: Sendable {
    let text: String

    static let home = LocalPath(checked: "/")

    private init(checked text: String) {
        self.text = text
    }

    /// - Parameter text: path and query, below the base path.
    /// - Returns: `nil` for an address that browsers read as another host, and for control characters.
    init?(_ text: String) {
        guard text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 2_000,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.text = text
    }

    /// As a value in a query.
    var encoded: String {
        let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~/"))
        return self.text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}

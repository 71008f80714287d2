import Crypto

/// A random secret of 256 bits. Databases keep its digest alone, so that a reader of a table learns no secret; a digest
/// without salt is enough for a secret of this length.
public struct Secret: Sendable, Hashable {
    /// Begins every machine's token.
    public static let tokenPrefix = "doorstroom-read_"

    /// The prefix and 43 letters, digits, hyphens and underscores.
    public let text: String

    /// - Parameter prefix: says what the secret is for, so that a leaked one is recognised.
    public init(prefix: String = "") {
        self.init(text: prefix + Base64URL.text(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }))
    }

    init(text: String) {
        self.text = text
    }

    public var digest: [UInt8] { Self.digest(of: self.text) }

    public static func digest(of text: String) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    /// A text that only a holder of this secret can make, such as a form's token.
    ///
    /// - Parameter purpose: keeps the texts of different uses apart.
    func mark(_ purpose: String) -> String {
        let key = SymmetricKey(data: Array(self.text.utf8))
        return Base64URL.text(Array(HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8), using: key)))
    }

    /// Compares in a time that does not depend on the texts.
    func isMark(_ text: String, _ purpose: String) -> Bool {
        let (one, other) = (Array(text.utf8), Array(self.mark(purpose).utf8))
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

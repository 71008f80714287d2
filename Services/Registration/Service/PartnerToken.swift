import Contracts
import Crypto
import Foundation
import Intake
import PostgresClient

/// A secret of 256 bits, shown once and stored as its digest, so that a reader of the database learns no token.
struct PartnerToken: Sendable {
    let text: String

    static func random(for partner: String) -> PartnerToken {
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let secret = key.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=", with: "")
        return PartnerToken(text: "doorstroom_\(partner)_\(secret)")
    }

    /// A digest without salt is enough for a random secret of this length.
    var digest: [UInt8] { Self.digest(of: self.text) }

    static func digest(of text: String) -> [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }
}

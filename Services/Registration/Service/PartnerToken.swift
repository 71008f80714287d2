import Contracts
import Intake
import PostgresClient
import SignIn

/// A secret of 256 bits, shown once and stored as its digest, so that a reader of the database learns no token.
struct PartnerToken: Sendable {
    let text: String

    static func random(for partner: String) -> PartnerToken {
        PartnerToken(text: Secret(prefix: "doorstroom_\(partner)_").text)
    }

    var digest: [UInt8] { Self.digest(of: self.text) }

    static func digest(of text: String) -> [UInt8] { Secret.digest(of: text) }
}

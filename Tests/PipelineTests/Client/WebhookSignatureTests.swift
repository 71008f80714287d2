import Foundation
import Pipeline
import Testing

@Suite(.timeLimit(.minutes(10)))
struct WebhookSignatureTests {
    private let signature = WebhookSignature(secret: "key")
    private let body = Data("{}".utf8)

    /// Made with `printf '1000.{}' | openssl dgst -sha256 -hmac key`.
    private static let known = "sha256=c32de42341dece79a1511c9e7f74a2734112edcfcf48943c976faf07047065db"

    @Test func theSignatureAgreesWithOtherImplementations() throws {
        #expect(self.signature.value(of: self.body, timestamp: 1_000) == Self.known)
        for now: Int64 in [700, 1_000, 1_300] {
            try self.signature.check(self.body, signature: Self.known, timestamp: "1000", now: now)
        }
        try self.signature.check(
            self.body, signature: "sha256=" + Self.known.dropFirst(7).uppercased(), timestamp: "1000", now: 1_000)
    }

    @Test(
        arguments: [
            (nil, "1000", 1_000, WebhookSignature.Fault.unsigned), (Self.known, nil, 1_000, .unsigned),
            (Self.known, "soon", 1_000, .unsigned), (Self.known, "1000", 699, .stale),
            (Self.known, "1000", 1_301, .stale),
            (Self.known, "1001", 1_000, .wrong), (String(Self.known.dropLast()), "1000", 1_000, .wrong),
            (Self.known + "00", "1000", 1_000, .wrong), (String(Self.known.dropFirst(7)), "1000", 1_000, .wrong),
            ("sha256=", "1000", 1_000, .wrong), ("sha256=" + String(repeating: "x", count: 64), "1000", 1_000, .wrong),
            ("sha256=" + String(repeating: "0", count: 64), "1000", 1_000, .wrong),
        ] as [(String?, String?, Int64, WebhookSignature.Fault)])
    func otherSignaturesAreRefused(said: String?, timestamp: String?, now: Int64, fault: WebhookSignature.Fault) {
        #expect(throws: fault) {
            try self.signature.check(self.body, signature: said, timestamp: timestamp, now: now)
        }
    }

    @Test func anotherKeyOrBodyGivesAnotherSignature() {
        #expect(throws: WebhookSignature.Fault.wrong) {
            try WebhookSignature(secret: "kez").check(
                self.body, signature: Self.known, timestamp: "1000", now: 1_000)
        }
        #expect(throws: WebhookSignature.Fault.wrong) {
            try self.signature.check(Data("{ }".utf8), signature: Self.known, timestamp: "1000", now: 1_000)
        }
    }
}

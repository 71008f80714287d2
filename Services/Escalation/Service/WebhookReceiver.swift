import CurlClient

/// Where notifications go, and the key they are signed with.
struct WebhookReceiver: Sendable {
    let url: String
    let secret: String

    /// Nothing can be posted to anything else.
    var isAddress: Bool { CurlURL(self.url)?.isHTTP == true }
}

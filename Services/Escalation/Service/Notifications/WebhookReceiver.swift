import CurlClient

/// The address that notifications are sent to, and the key that signs them.
struct WebhookReceiver: Sendable {
    let url: String
    let secret: String

    /// Whether the URL is http or https: nothing can be posted to any other.
    var isAddress: Bool { CurlURL(self.url)?.isHTTP == true }
}

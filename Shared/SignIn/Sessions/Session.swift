import Access

/// A person who is signed in.
public struct Session: Sendable {
    let id: Int64
    let secret: Secret
    let viewer: Viewer
    /// The provider's tokens, encrypted.
    let sealed: [UInt8]?
    let isDueForAssertion: Bool

    /// The token of this session's forms.
    public var formToken: String { self.secret.mark("form") }
}

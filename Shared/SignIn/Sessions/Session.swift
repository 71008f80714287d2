import Access

/// A person who is signed in.
public struct Session: Sendable {
    let id: Int64
    let secret: Secret
    let viewer: Viewer
    /// The parties that were closed when it was read; the viewer has no grant for them.
    let closedParties: Set<String>
    /// The provider's tokens, encrypted.
    let sealed: [UInt8]?
    let isDueForAssertion: Bool

    /// The token of this session's forms.
    public var formToken: String { self.secret.mark("form") }
}

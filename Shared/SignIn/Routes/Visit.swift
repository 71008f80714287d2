import Access

/// A request of somebody who is known.
public struct Visit: Sendable {
    public let viewer: Viewer
    /// `nil` for a machine.
    public let session: Session?
    /// The address from which the request came.
    public let client: String

    public init(viewer: Viewer, session: Session? = nil, client: String = "") {
        self.viewer = viewer
        self.session = session
        self.client = client
    }
}

import Access

/// A request of somebody who is known.
public struct Visit: Sendable {
    public let viewer: Viewer
    /// `nil` for a machine.
    public let session: Session?

    public init(viewer: Viewer, session: Session? = nil) {
        self.viewer = viewer
        self.session = session
    }
}

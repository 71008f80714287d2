import Access
import Hummingbird
import SignIn

/// Takes every request for one viewer's.
public struct FixedViewer: ViewerSource {
    private let viewer: Viewer?

    /// - Parameter viewer: `nil` for nobody.
    public init(_ viewer: Viewer?) {
        self.viewer = viewer
    }

    public func note(_ entry: ReadLogEntry) {}

    public func visit(of request: Request) -> Visit? { self.viewer.map { Visit(viewer: $0) } }
}

extension Viewer {
    public static let everything = Viewer(machine: "test", scopes: .all)
}

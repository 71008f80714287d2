import Access
import Synchronization

/// The declared routes of one listener, filled while it is built.
public final class DeclaredRoutes: Sendable {
    private let routes = Mutex<[DeclaredRoute]>([])

    public init() {}

    public var all: [DeclaredRoute] { self.routes.withLock { $0 } }

    func add(_ route: DeclaredRoute) { self.routes.withLock { $0.append(route) } }
}

import Access
import HTTPTypes

/// A route with its permission.
public struct DeclaredRoute: Hashable, Sendable {
    public let method: HTTPRequest.Method
    /// As the router writes it, with parameters in braces.
    public let path: String
    public let permission: RoutePermission

    /// Whether a request's path has this form.
    func matches(_ path: String) -> Bool {
        let (own, asked) = (self.path.split(separator: "/"), path.split(separator: "/"))
        return own.count == asked.count && zip(own, asked).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
}

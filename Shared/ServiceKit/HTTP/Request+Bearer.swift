import HTTPTypes
import Hummingbird

extension Request {
    /// The token of `Authorization: Bearer …`; `nil` for none.
    public var bearerToken: String? {
        let scheme = "bearer "
        guard let header = self.headers[.authorization], header.lowercased().hasPrefix(scheme) else { return nil }
        return String(header.dropFirst(scheme.count))
    }
}

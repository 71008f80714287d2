import CurlClient
import ServiceKit

extension ServiceConfiguration {
    /// A client for requests to the outside, by the variables `DOORSTROOM_PROXY`, `DOORSTROOM_PROXY_EXCEPTIONS` and
    /// `DOORSTROOM_CERTIFICATES`.
    ///
    /// - Throws: `ConfigurationError` that names the variable.
    func outgoingClient() throws -> CurlClient {
        do {
            return try CurlClient(
                CurlConfiguration(
                    proxy: self.string("proxy"), proxyExceptions: self.string("proxy.exceptions") ?? "",
                    certificates: self.string("certificates")))
        } catch let error as CurlError where error.code == .invalidRequest {
            throw ConfigurationError("DOORSTROOM_PROXY: \(error)")
        }
    }
}

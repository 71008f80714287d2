/// The settings that all requests of a client share. Environment variables that libcurl itself would read, such as
/// `https_proxy`, have no effect.
public struct CurlConfiguration: Sendable, Equatable {
    /// `http://host:port` or `https://host:port`, with a user and password if the proxy wants them; `nil` connects
    /// directly.
    public var proxy: String?
    /// Hosts and domains that are reached without the proxy, separated by commas.
    public var proxyExceptions: String
    /// A PEM file with the authorities to trust in place of the system's; `nil` trusts the system's.
    public var certificates: String?

    public init(proxy: String? = nil, proxyExceptions: String = "", certificates: String? = nil) {
        self.proxy = proxy
        self.proxyExceptions = proxyExceptions
        self.certificates = certificates
    }
}

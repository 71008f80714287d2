/// How long a request may take.
public struct CurlTimeouts: Sendable, Equatable {
    /// From the look-up of the name to the end of the TLS handshake.
    public var connection: Duration
    /// From the call to the last byte of the answer, the connection included.
    public var whole: Duration
    /// How long the transfer may stay below one byte a second once the connection is established. Whole seconds, at
    /// least one.
    public var stall: Duration

    public init(
        connection: Duration = .seconds(5), whole: Duration = .seconds(10), stall: Duration = .seconds(10)
    ) {
        self.connection = connection
        self.whole = whole
        self.stall = stall
    }
}

extension Duration {
    /// At least one: libcurl reads zero as its own default.
    var curlMilliseconds: Int { max(1, Int(self / .milliseconds(1))) }

    /// At least one: libcurl reads zero as no limit.
    var curlSeconds: Int { max(1, Int((self / .seconds(1)).rounded(.up))) }
}

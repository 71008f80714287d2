/// The answer to a request, whatever its status. A redirect is an answer too: the client does not follow it.
public struct CurlAnswer: Sendable {
    /// 200 to 999.
    public let status: Int
    public let headers: [CurlHeader]
    public let body: [UInt8]
}

/// One HTTP request.
public struct CurlRequest: Sendable {
    /// How much of the answer's body is read.
    public enum BodyLimit: Sendable, Equatable {
        /// A body of more bytes than this, or one that breaks off, is an error.
        case whole(bytes: Int)
        /// Reading stops after this many bytes. Once the head of the answer has arrived, no fault in the body is an
        /// error.
        case beginning(bytes: Int)

        var bytes: Int {
            switch self {
            case .whole(let bytes), .beginning(let bytes): bytes
            }
        }
    }

    public var method: String
    /// Absolute, `http` or `https`. A user and password in it are sent as basic authentication.
    public var url: String
    /// In the order of sending.
    public var headers: [CurlHeader]
    /// `nil` sends no body, not even an empty one.
    public var body: [UInt8]?
    public var timeouts: CurlTimeouts
    public var bodyLimit: BodyLimit

    public init(_ url: String, timeouts: CurlTimeouts = CurlTimeouts(), bodyLimit: BodyLimit = .whole(bytes: 1 << 20)) {
        self.init("GET", url, timeouts: timeouts, bodyLimit: bodyLimit)
    }

    public init(
        _ method: String, _ url: String, headers: [CurlHeader] = [], body: [UInt8]? = nil,
        timeouts: CurlTimeouts = CurlTimeouts(), bodyLimit: BodyLimit = .whole(bytes: 1 << 20)
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeouts = timeouts
        self.bodyLimit = bodyLimit
    }
}

extension [CurlHeader] {
    /// The first value under a name, compared without case.
    public func first(name: String) -> String? {
        self.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

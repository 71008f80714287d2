import CLibcurl

/// The reason why a request got no answer.
public struct CurlError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        /// The URL, the method or a header is not well formed. Nothing was sent.
        case invalidRequest
        /// The URL is neither `http` nor `https`. Nothing was sent.
        case protocolNotAllowed
        /// No address belongs to the host of the URL, or to the proxy.
        case nameNotResolved
        /// Nothing listens there, or no route leads there.
        case connectionRefused
        /// No TLS version in common, or a certificate that is not trusted or names another host.
        case tls
        /// The proxy refused to connect.
        case proxy
        case timedOut(Phase)
        /// The connection ended before the answer was complete.
        case connectionBroken
        /// The answer is not HTTP.
        case invalidAnswer
        /// The head or the body of the answer is over its limit.
        case tooLarge
        case other
    }

    /// The stage in which a request ran out of time.
    public enum Phase: String, Sendable, Equatable {
        case nameResolution
        /// TCP, the proxy and TLS.
        case connection
        /// Fewer bytes than the minimum were sent or received for too long.
        case stall
        /// The limit for the whole request.
        case whole
    }

    public let code: Code
    /// Never holds the content of an answer, a URL or a header's value, so it is fit for a log.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Whether the same request may get an answer later, without a change on our side.
    public var isRetriable: Bool {
        switch self.code {
        case .invalidRequest, .protocolNotAllowed, .tooLarge: false
        case .nameNotResolved, .connectionRefused, .tls, .proxy, .timedOut, .connectionBroken, .invalidAnswer, .other:
            true
        }
    }

    public var description: String {
        switch self.code {
        case .timedOut(let phase): "\(self.message), \(phase.rawValue)"
        default: self.message
        }
    }
}

extension CurlError {
    static func code(_ result: CURLcode) -> Code {
        switch result {
        case CURLE_URL_MALFORMAT: .invalidRequest
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .nameNotResolved
        case CURLE_COULDNT_CONNECT: .connectionRefused
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            .tls
        case CURLE_PROXY: .proxy
        case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE, CURLE_SEND_FAIL_REWIND:
            .connectionBroken
        // The scheme was checked before: here the answer uses another protocol.
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING: .invalidAnswer
        case CURLE_FILESIZE_EXCEEDED: .tooLarge
        default: .other
        }
    }

    init(_ result: CURLcode) {
        self.init(Self.code(result), String(cString: curl_easy_strerror(result)))
    }
}

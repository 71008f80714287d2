import CLibcurl

/// An address as libcurl reads it.
public struct CurlURL: Sendable, Equatable {
    /// In lower case.
    public let scheme: String
    /// Empty when the scheme has no hosts.
    public let host: String

    /// - Returns: `nil` when the text is not an absolute URL.
    public init?(_ text: String) {
        guard !text.utf8.contains(0), let url = curl_url() else { return nil }
        defer { curl_url_cleanup(url) }
        // Schemes that this library cannot send are accepted too, so that an error can tell them from an invalid URL.
        let flags = UInt32(CURLU_NON_SUPPORT_SCHEME)
        guard curl_url_set(url, CURLUPART_URL, text, flags) == CURLUE_OK,
            let scheme = Self.part(CURLUPART_SCHEME, of: url)
        else { return nil }
        self.scheme = scheme.lowercased()
        self.host = Self.part(CURLUPART_HOST, of: url) ?? ""
    }

    public var isHTTP: Bool { (self.scheme == "http" || self.scheme == "https") && !self.host.isEmpty }

    private static func part(_ part: CURLUPart, of url: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}

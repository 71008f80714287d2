extension CurlRequest {
    /// libcurl sends a method and headers as they are: a line break in one of them would start a new header line.
    ///
    /// - Throws: `CurlError` that names the fault, without its content.
    func check() throws(CurlError) {
        guard let url = CurlURL(self.url) else { throw CurlError(.invalidRequest, "the URL is not absolute") }
        guard url.isHTTP else {
            throw CurlError(.protocolNotAllowed, "the URL's scheme is \(url.scheme), not http or https")
        }
        guard Self.isToken(self.method) else { throw CurlError(.invalidRequest, "the method is no HTTP token") }
        for (place, header) in self.headers.enumerated() {
            guard Self.isToken(header.name) else {
                throw CurlError(.invalidRequest, "the name of header \(place + 1) is no HTTP token")
            }
            guard header.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
                throw CurlError(.invalidRequest, "the value of header \(header.name) holds a control character")
            }
        }
    }

    /// RFC 9110, 5.6.2.
    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }
}

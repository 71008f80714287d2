import CLibcurl

/// Sets the options of one handle and keeps the first failure: a build of libcurl without one of these options is no
/// client that can be relied on.
final class CurlOptions {
    private let easy: UnsafeMutableRawPointer
    private(set) var failure: String?

    init(_ easy: UnsafeMutableRawPointer) { self.easy = easy }

    func set(_ option: CURLoption, _ value: Int) {
        self.note(doorstroom_curl_set_long(self.easy, option, value), option)
    }

    func set(_ option: CURLoption, size value: Int) {
        self.note(doorstroom_curl_set_size(self.easy, option, curl_off_t(value)), option)
    }

    /// libcurl copies the text.
    func set(_ option: CURLoption, _ value: String) {
        self.note(value.withCString { doorstroom_curl_set_pointer(self.easy, option, $0) }, option)
    }

    func set(_ option: CURLoption, pointer: UnsafeRawPointer?) {
        self.note(doorstroom_curl_set_pointer(self.easy, option, pointer), option)
    }

    typealias Callback =
        @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int

    func set(_ option: CURLoption, _ callback: @escaping Callback) {
        self.note(doorstroom_curl_set_callback(self.easy, option, callback), option)
    }

    private func note(_ result: CURLcode, _ option: CURLoption) {
        guard result != CURLE_OK, self.failure == nil else { return }
        self.failure = "libcurl does not take option \(option.rawValue): \(CurlError(result).message)"
    }
}

extension CurlOptions {
    func apply(_ request: CurlRequest) {
        self.set(CURLOPT_NOSIGNAL, 1)
        self.set(CURLOPT_URL, request.url)
        self.set(CURLOPT_PROTOCOLS_STR, "http,https")
        self.set(CURLOPT_FOLLOWLOCATION, 0)
        self.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        self.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        self.set(CURLOPT_CONNECTTIMEOUT_MS, request.timeouts.connection.curlMilliseconds)
        self.set(CURLOPT_TIMEOUT_MS, request.timeouts.whole.curlMilliseconds)
        self.set(CURLOPT_LOW_SPEED_LIMIT, 1)
        self.set(CURLOPT_LOW_SPEED_TIME, request.timeouts.stall.curlSeconds)
        if let body = request.body {
            // The size first: libcurl copies the bytes when they are given.
            self.set(CURLOPT_POST, 1)
            self.set(CURLOPT_POSTFIELDSIZE_LARGE, size: body.count)
            body.withUnsafeBytes { bytes in
                // Without an address libcurl would ask for the body through a callback.
                if let start = bytes.baseAddress { self.set(CURLOPT_COPYPOSTFIELDS, pointer: start) }
            }
            if body.isEmpty { self.set(CURLOPT_COPYPOSTFIELDS, "") }
        } else if request.method == "HEAD" {
            self.set(CURLOPT_NOBODY, 1)
        } else {
            self.set(CURLOPT_HTTPGET, 1)
        }
        self.set(CURLOPT_CUSTOMREQUEST, request.method)
    }

    func apply(_ configuration: CurlConfiguration) {
        self.set(CURLOPT_SSL_VERIFYPEER, 1)
        self.set(CURLOPT_SSL_VERIFYHOST, 2)
        self.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let certificates = configuration.certificates { self.set(CURLOPT_CAINFO, certificates) }
        // An empty text, unlike none, keeps libcurl from reading `http_proxy` and the like from the environment.
        self.set(CURLOPT_PROXY, configuration.proxy ?? "")
        self.set(CURLOPT_NOPROXY, configuration.proxyExceptions)
    }
}

extension CurlRequest {
    /// The lines of libcurl's list: `name: value`, `name;` for an empty value, and `name:` for a header that libcurl
    /// would add but is not to send.
    var headerLines: [String] {
        let own = ["Accept", "Content-Type", "Expect"].filter { self.headers.first(name: $0) == nil }.map { "\($0):" }
        return self.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" } + own
    }
}

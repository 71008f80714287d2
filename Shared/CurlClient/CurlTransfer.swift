import CLibcurl

/// One request under way: owns its `CURL` handle, and gathers the answer in libcurl's callbacks. Used on the engine's
/// thread only.
final class CurlTransfer {
    let easy: UnsafeMutableRawPointer
    private let id: Int
    private let request: CurlRequest
    private let continuation: CheckedContinuation<CurlAnswer, any Error>
    private var sentHeaders: UnsafeMutablePointer<curl_slist>?

    private var headers: [CurlHeader] = []
    private var headBytes = 0
    private var isHeadOver = false
    private var body: [UInt8] = []
    private var isOverLimit = false

    /// The most bytes of one answer's head.
    private static let longestHead = 64 << 10

    init(
        _ id: Int, _ request: CurlRequest, _ configuration: CurlConfiguration,
        _ continuation: CheckedContinuation<CurlAnswer, any Error>
    ) throws(CurlError) {
        guard let easy = curl_easy_init() else { throw CurlError(.other, "libcurl makes no handle") }
        self.easy = easy
        self.id = id
        self.request = request
        self.continuation = continuation
        for header in request.headerLines {
            // When memory runs out, `curl_slist_append` returns NULL and keeps the list.
            if let longer = curl_slist_append(self.sentHeaders, header) { self.sentHeaders = longer }
        }
        let options = CurlOptions(easy)
        options.apply(request)
        options.apply(configuration)
        options.set(CURLOPT_HTTPHEADER, pointer: self.sentHeaders.map { UnsafeRawPointer($0) })
        let user = UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque())
        options.set(CURLOPT_PRIVATE, pointer: user)
        options.set(CURLOPT_HEADERDATA, pointer: user)
        options.set(CURLOPT_WRITEDATA, pointer: user)
        options.set(CURLOPT_HEADERFUNCTION) { data, size, count, user in
            CurlTransfer.of(user)?.takeHead(UnsafeRawBufferPointer(start: data, count: size * count)) ?? 0
        }
        options.set(CURLOPT_WRITEFUNCTION) { data, size, count, user in
            CurlTransfer.of(user)?.takeBody(UnsafeRawBufferPointer(start: data, count: size * count)) ?? 0
        }
        if let failure = options.failure { throw CurlError(.other, failure) }
    }

    deinit {
        curl_easy_cleanup(self.easy)
        curl_slist_free_all(self.sentHeaders)
    }

    static func id(of easy: UnsafeMutableRawPointer) -> Int {
        var user: UnsafeMutableRawPointer?
        _ = doorstroom_curl_get_pointer(easy, CURLINFO_PRIVATE, &user)
        return self.of(user)?.id ?? 0
    }

    private static func of(_ user: UnsafeMutableRawPointer?) -> CurlTransfer? {
        user.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Takes one whole line of the head.
    /// - Returns: the bytes taken; any other number than was given ends the transfer.
    private func takeHead(_ bytes: UnsafeRawBufferPointer) -> Int {
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            // The answer before this one was interim: its headers do not count.
            self.headers = []
            self.headBytes = 0
            self.isHeadOver = false
        }
        self.headBytes += bytes.count
        guard self.headBytes <= Self.longestHead else {
            self.isOverLimit = true
            return 0
        }
        if line == "\r\n" || line == "\n" { self.isHeadOver = true }
        // Trailers, the fields after the body, are ignored.
        guard !self.isHeadOver, let colon = line.firstIndex(of: ":") else { return bytes.count }
        let value = line[line.index(after: colon)...]
        self.headers.append(CurlHeader(String(line[..<colon]), value.trimmingHTTPSpace))
        return bytes.count
    }

    private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        let room = self.request.bodyLimit.bytes - self.body.count
        self.body.append(contentsOf: bytes.prefix(room))
        guard bytes.count <= room else {
            self.isOverLimit = true
            return 0
        }
        return bytes.count
    }

    func cancel() { self.continuation.resume(throwing: CancellationError()) }

    func finish(_ result: CURLcode) {
        let status = self.long(CURLINFO_RESPONSE_CODE)
        var isAnswered = result == CURLE_OK
        if case .beginning = self.request.bodyLimit { isAnswered = isAnswered || self.isHeadOver && status >= 200 }
        guard isAnswered else {
            self.continuation.resume(throwing: self.error(result))
            return
        }
        self.continuation.resume(returning: CurlAnswer(status: status, headers: self.headers, body: self.body))
    }

    private func error(_ result: CURLcode) -> CurlError {
        if self.isOverLimit {
            return self.isHeadOver
                ? CurlError(.tooLarge, "the answer's body is over \(self.request.bodyLimit.bytes) bytes")
                : CurlError(.tooLarge, "the answer's head is over \(Self.longestHead) bytes")
        }
        if result == CURLE_OPERATION_TIMEDOUT { return CurlError(.timedOut(self.phase), CurlError(result).message) }
        let tunnel = self.long(CURLINFO_HTTP_CONNECTCODE)
        if tunnel != 0, !(200..<300).contains(tunnel) {
            return CurlError(.proxy, "the proxy answered \(tunnel)")
        }
        return CurlError(result)
    }

    private var phase: CurlError.Phase {
        if self.microseconds(CURLINFO_PRETRANSFER_TIME_T) == 0 {
            return self.microseconds(CURLINFO_NAMELOOKUP_TIME_T) == 0 ? .nameResolution : .connection
        }
        let total = self.microseconds(CURLINFO_TOTAL_TIME_T)
        return total / 1_000 >= self.request.timeouts.whole.curlMilliseconds ? .whole : .stall
    }

    private func long(_ info: CURLINFO) -> Int {
        var value = 0
        _ = doorstroom_curl_get_long(self.easy, info, &value)
        return value
    }

    private func microseconds(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        _ = doorstroom_curl_get_size(self.easy, info, &value)
        return Int(value)
    }
}

extension Substring {
    fileprivate var trimmingHTTPSpace: String {
        var bytes = self.utf8[...]
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
        while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

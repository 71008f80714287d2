import CLibcurl

/// Owns one `CURLM`.
///
/// `@unchecked Sendable`: the pointer never changes, `wake` is the one call that libcurl allows on any thread, and only
/// the engine's thread makes the others.
final class CurlMultiHandle: @unchecked Sendable {
    private let pointer: UnsafeMutableRawPointer

    init?(keptConnections: Int) {
        guard let pointer = curl_multi_init() else { return nil }
        self.pointer = pointer
        _ = doorstroom_curl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, keptConnections)
    }

    func wake() { _ = curl_multi_wakeup(self.pointer) }

    func add(_ transfer: CurlTransfer) throws(CurlError) {
        guard curl_multi_add_handle(self.pointer, transfer.easy) == CURLM_OK else {
            throw CurlError(.other, "libcurl refuses another transfer")
        }
    }

    func remove(_ transfer: CurlTransfer) { _ = curl_multi_remove_handle(self.pointer, transfer.easy) }

    func perform() {
        var running: Int32 = 0
        _ = curl_multi_perform(self.pointer, &running)
    }

    /// Returns when something can be read or written, a time-out is due, or `wake` was called.
    func wait(milliseconds: Int32) { _ = curl_multi_poll(self.pointer, nil, 0, milliseconds, nil) }

    /// - Returns: the identity of a transfer that has ended since the last call, and its result.
    func nextFinished() -> (id: Int, result: CURLcode)? {
        var left: Int32 = 0
        while let message = curl_multi_info_read(self.pointer, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            return (CurlTransfer.id(of: easy), doorstroom_curl_result(message))
        }
        return nil
    }

    /// No other call may follow.
    func free() { _ = curl_multi_cleanup(self.pointer) }
}

import Foundation

/// The limit on the files and connections that this process may have open.
enum OpenFileLimit {
    private static let wanted: rlim_t = 16_384

    /// Raises the limit as far as the system allows, up to the need of full listeners: three of them hold more than the
    /// usual 1,024, and then not even the health listener could accept a connection.
    static func raise() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < Self.wanted else {
            return
        }
        limit.rlim_cur = min(Self.wanted, limit.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}

import Foundation

/// How many files and connections this process may have open.
enum OpenFiles {
    private static let wanted: rlim_t = 16_384

    /// Takes what the system allows, up to what full listeners need: the usual 1,024 are fewer than three of them hold,
    /// and then not even the health's listener could take a connection.
    static func raiseLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < Self.wanted else {
            return
        }
        limit.rlim_cur = min(Self.wanted, limit.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}

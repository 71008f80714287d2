/// How a log compares with the part of it that was read.
package enum LogComparison: Sendable {
    /// No service has read it before.
    case new(start: Int64)
    case known(InputState)
    /// An operator asked for it to be read from `start` (`rewind`).
    /// - Parameter isOther: the log is not the one that was read; unread records of the former log are lost.
    case rewound(InputState, start: Int64, isOther: Bool)
    /// The next record to be read is gone: the service was away for longer than the log keeps its records.
    case lapsed(InputState, start: Int64)
    case other(InputState, why: String, start: Int64)
    /// The group stored in the broker that it read further than the row says: the database was restored to an earlier
    /// moment.
    case restored(InputState, why: String)
}

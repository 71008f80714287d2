/// The properties of a database on which a service depends.
struct DatabaseFacts: Sendable, Equatable {
    var version = 15_0000
    var encoding = "UTF8"
    var fsync = "on"
    var synchronousCommit = "on"
    var isReadOnly = false
    /// How far the database's clock is ahead of ours.
    var clockAhead = Duration.zero
    /// Why its schema is not this version's; `nil` when it is.
    var schemaProblem: String?
    /// Why it cannot be written; `nil` when it can.
    var writeProblem: String?
}

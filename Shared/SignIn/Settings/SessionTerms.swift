/// How long a session lasts.
public struct SessionTerms: Sendable, Hashable {
    /// Without a request.
    var idle: Duration = .seconds(60 * 60)
    /// Since the sign-in.
    var whole: Duration = .seconds(12 * 60 * 60)
    /// Since the provider last asserted the roles, while it does not answer.
    var away: Duration = .seconds(4 * 60 * 60)
    /// Roles older than this are asserted again. With the pause between two questions it stays under a minute.
    var assertion: Duration = .seconds(30)
}

/// The state of something outside the streams, such as a channel to people.
public struct Finding: Sendable, Equatable {
    public let subject: String
    /// `nil` when all is well.
    public let problem: String?

    public init(subject: String, problem: String?) {
        self.subject = subject
        self.problem = problem
    }
}

/// The outcome of a solve, with the proof that nothing better exists.
public struct Solution: Codable, Equatable, Sendable {
    public var assignment: Assignment
    /// In the order of `Level.order`.
    public var values: [LevelValue]
    public var certificate: Certificate

    public init(assignment: Assignment, values: [LevelValue], certificate: Certificate) {
        self.assignment = assignment
        self.values = values
        self.certificate = certificate
    }
}

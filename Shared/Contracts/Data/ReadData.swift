/// The data of one event as they were read.
struct ReadData {
    let content: EventContent
    let facts: EventFacts
    /// Pointers of members that the contract does not know.
    let unknown: [String]
}

import Vocabulary

/// The facts that `EventData` asks of every type.
struct EventFacts: Sendable {
    let subject: String
    let references: [String]
    let party: NamedParty?
    let clientGroup: TargetGroup?

    init(_ data: some EventData) {
        self.subject = data.subject
        self.references = data.references
        self.party = data.party
        self.clientGroup = data.clientGroup
    }
}

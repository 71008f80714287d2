import Vocabulary

/// A dwelling that a corporation nominated, perhaps for more than one round: after a withdrawal, or when it is free
/// again years later.
public struct DwellingRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public internal(set) var corporation: String
    public internal(set) var district: District?
    /// In the stream's order, each round once.
    public internal(set) var nominations: [Nomination]

    /// - Parameter isCorrection: the last nomination is still in an open round: the new one replaces it, and its round
    ///   stays.
    mutating func nominate(for roundId: String?, inQuota: Bool, isCorrection: Bool) {
        if isCorrection, let last = self.nominations.popLast() {
            self.nominations.append(
                Nomination(roundId: last.roundId, isWithdrawn: false, countsForOtherTarget: inQuota ? nil : true))
            return
        }
        self.nominations.removeAll { $0.roundId == roundId }
        self.nominations.append(
            Nomination(roundId: roundId, isWithdrawn: false, countsForOtherTarget: inQuota ? nil : true))
    }
}

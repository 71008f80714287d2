import Contracts
import Pipeline
import PostgresClient

/// Gives one parked event its final verdict: a row of its own that names the deferred one. Unless the event is accepted,
/// its id becomes free, and a corrected event may use it.
struct IntakeDrain<Judge: IntakeJudge>: Sendable {
    let parked: ParkedEvent
    let item: IntakeItem
    let judge: Judge
    let region: RegionState
    let regionName: String
    let publishedNr: Int64

    func commit(on database: isolated PostgresConnection) throws -> (RegionState, [JournalRow]) {
        guard self.parked.discardReason == nil else { return try self.discard(on: database) }
        guard case .valid(let event) = self.item.record.validation else {
            throw HaltError("a parked event is no longer valid: the contract may not become stricter for stored events")
        }
        let verdict = try self.verdict(on: event, on: database)
        var row: JournalRow
        if case .rejected(let rejection) = verdict {
            row = IntakeBatch<Judge>.rejected(
                rejection, self.item, id: event.envelope.id, keepsBytes: true, firstNr: self.parked.nr)
        } else {
            row = IntakeBatch<Judge>.accepted(
                self.item, event, verdict: verdict, region: self.regionName, firstNr: self.parked.nr)
        }
        let (region, rows) = try RegionStore.append(
            [row], numbered: { verdict, _ in verdict == .accepted }, region: self.region, publishedNr: self.publishedNr,
            day: nil, on: database)
        try Parking.settle(self.parked, on: database)
        return (region, rows)
    }

    private func verdict(on event: ValidEvent, on database: isolated PostgresConnection) throws -> IntakeVerdict {
        let corrected = try Corrections.subjects(of: [event.correctedKey].compactMap(\.self), on: database)
        if let rejection = event.correctionFault(corrected: corrected) { return .rejected(rejection) }
        var session = try self.judge.open([event], areExpectedNew: false, on: database)
        let verdict = try self.judge.judge(
            event, at: JournalPosition(region: self.region.id, nr: self.region.nextNr), day: self.region.day,
            session: &session)
        try self.judge.save(session, on: database)
        return verdict
    }

    /// Discarded by an operator's command: the partner gets feedback, and the bytes stay for as long as those of
    /// rejected events.
    private func discard(on database: isolated PostgresConnection) throws -> (RegionState, [JournalRow]) {
        // From the journal, because the event itself may not be valid any more.
        let deferred = try database.query(
            "SELECT key FROM journal WHERE region = $1 AND nr = $2",
            [.int(Int64(self.region.id)), .optional(self.parked.nr)]
        ).first
        var row = IntakeBatch<Judge>.rejected(
            Rejection(.discarded), self.item, id: deferred?[0].text, keepsBytes: true, firstNr: self.parked.nr)
        row.verdict = .discarded
        let (region, rows) = try RegionStore.append(
            [row], numbered: { _, _ in false }, region: self.region, publishedNr: self.publishedNr, day: nil,
            on: database)
        try Parking.settle(self.parked, on: database)
        return (region, rows)
    }
}

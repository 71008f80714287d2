import Contracts
import PostgresClient

/// One parked event gets its final verdict: a row of its own that names the deferred one.
struct IntakeDrain<Judge: IntakeJudge>: Sendable {
    let parked: ParkedEvent
    let item: IntakeItem
    let judge: Judge
    let region: RegionState
    let regionName: String
    let publishedNr: Int64

    func commit(on database: isolated PostgresConnection) throws -> (RegionState, [JournalRow]) {
        guard case .valid(let event) = self.item.validation else {
            throw HaltError("a parked event is no longer valid: the contract may not become stricter for stored events")
        }
        var session = try self.judge.open([event], on: database)
        let verdict = try self.judge.judge(event, day: self.region.day, session: &session)
        try self.judge.save(session, on: database)
        var row: JournalRow
        if case .rejected(let rejection) = verdict {
            row = IntakeBatch<Judge>.rejected(
                rejection, self.item, id: event.envelope.id, keepsBytes: true, firstNr: self.parked.nr)
            // The id becomes free again: a rejected event may be corrected under it.
            try database.query("DELETE FROM event_key WHERE id_hash = $1", [.bytes(self.item.key)])
        } else {
            row = IntakeBatch<Judge>.accepted(
                self.item, event, verdict: verdict, region: self.regionName, firstNr: self.parked.nr)
        }
        let (region, rows) = try RegionStore.append(
            [row], numbered: { $0.verdict == .accepted }, region: self.region, publishedNr: self.publishedNr, day: nil,
            on: database)
        if let seq = rows.first?.seq {
            try database.query(
                "UPDATE event_key SET seq = $2 WHERE id_hash = $1", [.bytes(self.item.key), .int(seq)])
        }
        try Parking.settle(self.parked.id, on: database)
        return (region, rows)
    }
}

import Contracts
import Pipeline
import PostgresClient
import ServiceKit
import Vocabulary

/// One transaction of the intake: offsets first, then every verdict, then the effects of the verdicts.
struct IntakeBatch<Judge: IntakeJudge>: Sendable {
    let items: [IntakeItem]
    let judge: Judge
    let region: RegionState
    let regionName: String
    let publishedNr: Int64
    let parkedKeys: Set<String>
    /// Set when the batch is a single event that our code could not handle.
    let parkingReason: String?
    /// Skips look-ups whose answer the insert gives as well (`OptimisticInsertPolicy`).
    var isExpectedNew: Bool
    /// By partition, a record that is known to be in its log.
    var anchors: [Int64: LogMark] = [:]
    /// `nil` where no usage is counted.
    var charge: BatchCharge?

    private struct KnownEvent {
        let digest: Hash128
        let nr: Int64
        let seq: Int64?
    }

    private struct Work {
        var rows: [JournalRow] = []
        var rowOfKey: [Hash128: Int] = [:]
        var orders: [ParkingOrder] = []
        var parkedKeys: Set<String>
        var day: CalendarDate?
        var isNew = true
    }

    /// Stores the batch in one transaction; in a second one with look-ups when the batch was wrongly expected to be
    /// new.
    func store(on database: PostgresConnection) async throws -> IntakeOutcome {
        do {
            return try await database.transaction(beforeCommit: { FaultPoint.pass(.beforeCommit) }) {
                try self.commit(on: $0)
            }
        } catch  where self.isExpectedNew && Bisection.isDefect(error) {
            var lookedUp = self
            lookedUp.isExpectedNew = false
            var outcome = try await lookedUp.store(on: database)
            outcome.isNew = false
            return outcome
        }
    }

    private func commit(on database: isolated PostgresConnection) throws -> IntakeOutcome {
        try RegionStore.advance(self.advances, on: database)
        let known = self.isExpectedNew ? [:] : try self.knownEvents(on: database)
        let corrected = try Corrections.subjects(
            of: self.items.compactMap { $0.validEvent?.correctedKey }, on: database)
        var session = try self.judge.open(
            self.items.compactMap(\.validEvent), areExpectedNew: self.isExpectedNew, on: database)
        var work = Work(parkedKeys: self.parkedKeys, day: self.region.day)
        work.rows.reserveCapacity(self.items.count)
        work.rowOfKey.reserveCapacity(self.items.count)
        for item in self.items {
            let row = try self.row(
                for: item, known: known, corrected: corrected, work: &work, session: &session)
            work.rows.append(row)
        }
        let charges = self.charge?.charges(self.items, &work.rows) ?? [:]
        try self.judge.save(session, on: database)
        if let day = work.day, day != self.region.day {
            let events = try self.judge.events(on: day, database: database)
            work.rows += events.map { $0.row(region: self.regionName) }
        }
        // Moved out of `work`, so that the rows are numbered in place.
        let unnumbered = work.rows
        work.rows = []
        let (region, rows) = try RegionStore.append(
            unnumbered, numbered: { verdict, _ in verdict == .accepted || verdict == .day }, region: self.region,
            publishedNr: self.publishedNr,
            day: work.day, on: database)
        try Parking.park(work.orders, rows: rows, region: region.id, on: database)
        let usage = try self.charge.map { try QuotaStore.charge(charges, on: $0.day, database: database) } ?? [:]
        return IntakeOutcome(
            region: region, rows: rows, parkedKeys: work.parkedKeys, day: work.day, usage: usage,
            isNew: work.isNew && known.isEmpty)
    }

    private var advances: [OffsetAdvance] {
        // A batch has few partitions, so each gets an index into `spans`.
        var spans: [(first: Int, last: Int, count: Int64)] = []
        var spanOfInput: [Int64: Int] = [:]
        var current: (input: Int64, span: Int)?
        for (index, item) in self.items.enumerated() {
            let span: Int
            if let current, current.input == item.input {
                span = current.span
            } else {
                span = spanOfInput[item.input] ?? spans.count
                if span == spans.count { spans.append((index, index, 0)) }
                spanOfInput[item.input] = span
                current = (item.input, span)
            }
            spans[span].last = index
            spans[span].count += 1
        }
        return spans.map { span in
            let item = self.items[span.last]
            return OffsetAdvance(
                input: item.input, epoch: item.epoch, expected: self.items[span.first].nextOffset,
                next: item.offset + 1, lastOffset: item.offset, lastDigest: Identifiers.digest(ofRecord: item.body),
                lastSeq: 0, day: nil, count: span.count, anchor: self.anchors[item.input])
        }
    }

    private func knownEvents(on database: isolated PostgresConnection) throws -> [Hash128: KnownEvent] {
        let keys = self.items.filter { $0.validEvent != nil }.map(\.key)
        guard !keys.isEmpty else { return [:] }
        var rows = try database.query(
            """
            SELECT id_hash, digest, nr, seq FROM journal
            WHERE id_hash = ANY ($1::bytea[]) AND verdict = \(Verdict.accepted.rawValue)
            """, [keys.parameter]
        ).rows
        if !self.parkedKeys.isEmpty {
            rows += try database.query(
                """
                SELECT p.id_hash, j.digest, j.nr, NULL::bigint FROM parked_event p
                JOIN journal j ON j.region = p.region AND j.nr = p.nr
                WHERE p.state = 'open' AND p.id_hash = ANY ($1::bytea[])
                """, [keys.parameter]
            ).rows
        }
        var known: [Hash128: KnownEvent] = [:]
        for row in rows {
            guard let hash = Hash128(row[0].bytes), let digest = Hash128(row[1].bytes), let nr = row[2].int else {
                continue
            }
            known[hash] = KnownEvent(digest: digest, nr: nr, seq: row[3].int)
        }
        return known
    }

    private func row(
        for item: IntakeItem, known: [Hash128: KnownEvent], corrected: [Hash128: String], work: inout Work,
        session: inout Judge.Session
    ) throws -> JournalRow {
        switch item.record.validation {
        case .rejected(let rejection, let id, let holdsPersonalData):
            return Self.rejected(rejection, item, id: id, keepsBytes: !holdsPersonalData)
        case .valid(let event):
            if !known.isEmpty, let first = known[item.key] {
                return self.repeated(item, event, digest: first.digest, nr: first.nr, seq: first.seq)
            }
            if let row = work.rowOfKey[item.key] {
                let first = work.rows[row]
                let seq = first.verdict == .accepted ? self.region.nextSeq + Self.acceptedBefore(row, work.rows) : nil
                // Rows are numbered in order, beginning with the region's next number.
                return self.repeated(
                    item, event, digest: first.digest ?? .zero, nr: self.region.nextNr + Int64(row), seq: seq)
            }
            // A day is never parked: all dated events would wait with it.
            if !work.parkedKeys.isEmpty, event.type != .calendarDayRequested,
                let blocking = ([item.parkingKey] + item.references).first(where: work.parkedKeys.contains)
            {
                return self.parked(item, event, reason: "waits for \(blocking)", work: &work)
            }
            if let reason = self.parkingReason { return self.parked(item, event, reason: reason, work: &work) }
            // Every item of the batch made one row, in order, so rows and items share their indices.
            let correctedSubject = event.correctedKey.flatMap { work.rowOfKey[$0] }.flatMap {
                work.rows[$0].verdict == .accepted ? self.items[$0].validEvent?.subject : nil
            }
            if let rejection = event.correctionFault(corrected: corrected, inSameBatch: correctedSubject) {
                return try self.refused(rejection, item, event, work: &work)
            }
            return try self.judged(item, event, work: &work, session: &session)
        }
    }

    private func judged(
        _ item: IntakeItem, _ event: ValidEvent, work: inout Work, session: inout Judge.Session
    ) throws -> JournalRow {
        let position = JournalPosition(region: self.region.id, nr: self.region.nextNr + Int64(work.rows.count))
        let verdict = try self.judge.judge(event, at: position, day: work.day, session: &session)
        switch verdict {
        case .rejected(let rejection): return try self.refused(rejection, item, event, work: &work)
        case .accepted, .dayStarted:
            if case .dayStarted(let day) = verdict { work.day = day }
            work.rowOfKey[item.key] = work.rows.count
            return Self.accepted(item, event, verdict: verdict, region: self.regionName, firstNr: nil)
        }
    }

    /// A valid event that is refused because of stored facts. Its key is not stored, so the insert cannot detect a
    /// repeat: a batch that was expected to be new has to be done again with look-ups.
    private func refused(
        _ rejection: Rejection, _ item: IntakeItem, _ event: ValidEvent, work: inout Work
    ) throws -> JournalRow {
        guard !self.isExpectedNew else { throw LookUpRequiredError() }
        work.isNew = false
        return Self.rejected(rejection, item, id: event.envelope.id, keepsBytes: true)
    }

    // MARK: Rows

    static func accepted(
        _ item: IntakeItem, _ event: ValidEvent, verdict: IntakeVerdict, region: String, firstNr: Int64?
    ) -> JournalRow {
        var type: String?
        if case .dayStarted = verdict { type = InternalType.dayStarted.wireName }
        return JournalRow(
            verdict: .accepted, input: item.input, offset: item.offset, key: event.envelope.id, idHash: item.key,
            digest: item.digest, firstNr: firstNr,
            payload: type.map { event.canonicalPayload(region: region, type: $0) } ?? item.record.payload,
            detail: event.warnings.isEmpty ? nil : .accepted(warnings: event.warnings))
    }

    static func rejected(
        _ rejection: Rejection, _ item: IntakeItem, id: String?, keepsBytes: Bool, firstNr: Int64? = nil
    ) -> JournalRow {
        JournalRow(
            verdict: .rejected, input: item.input, offset: item.offset, key: id, firstNr: firstNr,
            payload: keepsBytes ? item.body : nil, detail: .rejected(rejection))
    }

    private func repeated(
        _ item: IntakeItem, _ event: ValidEvent, digest: Hash128, nr: Int64, seq: Int64?
    ) -> JournalRow {
        guard digest == item.digest else {
            return Self.rejected(
                Rejection(.idReused, at: "/id", expected: "a new id"), item, id: event.envelope.id, keepsBytes: true)
        }
        return JournalRow(
            verdict: .duplicate, input: item.input, offset: item.offset, key: event.envelope.id, idHash: item.key,
            firstNr: nr, detail: .accepted(warnings: event.warnings, seq: seq))
    }

    private func parked(_ item: IntakeItem, _ event: ValidEvent, reason: String, work: inout Work) -> JournalRow {
        work.parkedKeys.insert(item.parkingKey)
        work.rowOfKey[item.key] = work.rows.count
        work.orders.append(
            ParkingOrder(
                rowIndex: work.rows.count, key: item.parkingKey, waitsFor: item.references, input: item.input,
                offset: item.offset, body: item.body, headers: item.headers, reason: reason))
        return JournalRow(
            verdict: .deferred, input: item.input, offset: item.offset, key: event.envelope.id, idHash: item.key,
            digest: item.digest)
    }

    private static func acceptedBefore(_ row: Int, _ rows: [JournalRow]) -> Int64 {
        Int64(rows[..<row].count { $0.verdict == .accepted })
    }
}

import Contracts
import PostgresClient
import Vocabulary

/// The rows and parked events that a run of steps produces, before anything is written.
struct StreamBatch: Sendable {
    private struct Parked: Sendable {
        let record: StreamRecord
        let reason: String
        let references: [String]
    }

    let service: ServiceName
    let regionName: String
    let topics: Topics
    private(set) var rows: [JournalRow] = []
    private(set) var parkedKeys: Set<String>
    private(set) var day: CalendarDate?
    private var parked: [Parked] = []

    init(service: ServiceName, regionName: String, topics: Topics, parkedKeys: Set<String>, day: CalendarDate?) {
        self.service = service
        self.regionName = regionName
        self.topics = topics
        self.parkedKeys = parkedKeys
        self.day = day
    }

    mutating func perform<Processor: StreamProcessor>(
        _ step: StreamStep, processor: Processor, state: inout Processor.State, parkingReason: String?
    ) throws {
        switch step {
        case .skip, .marker: return
        case .event(let record, let day):
            if !self.parkedKeys.isEmpty || parkingReason != nil {
                let references = record.event.references
                let blocking = ([record.event.subject] + references).first(where: self.parkedKeys.contains)
                if let reason = blocking.map({ "waits for \($0)" }) ?? parkingReason {
                    self.parkedKeys.insert(record.event.subject)
                    self.parked.append(Parked(record: record, reason: reason, references: references))
                    return
                }
            }
            try self.apply(record.event, day: day, processor: processor, state: &state)
        case .day(let day, let markers):
            let cause = Identifiers.cause(ofDay: day)
            let emissions = try processor.startDay(day, state: &state, derive: self.derive(cause))
            self.add(emissions, cause: cause)
            let completed = Emission(
                .dayCompleted, subject: day.description,
                data: DayCompleted(
                    date: day, service: self.service,
                    inputs: markers.map { DayCompleted.Input(stream: $0.input, sequence: $0.event.seq) }))
            self.rows.append(
                completed.row(
                    service: self.service, region: self.regionName, cause: cause, ordinal: -1, topics: self.topics))
            self.day = day
        }
    }

    mutating func apply<Processor: StreamProcessor>(
        _ event: StreamEvent, day: CalendarDate?, processor: Processor, state: inout Processor.State
    ) throws {
        let cause = Identifiers.cause(of: event)
        self.add(try processor.apply(event, day: day, to: &state, derive: self.derive(cause)), cause: cause)
    }

    mutating func dayIsOverdue<Processor: StreamProcessor>(
        _ day: CalendarDate, processor: Processor, state: inout Processor.State
    ) throws {
        let cause = "overdue/\(day)"
        self.add(try processor.dayIsOverdue(day, state: &state, derive: self.derive(cause)), cause: cause)
    }

    /// - Parameter nr: identifies the call; no two calls of one region have the same.
    mutating func applyFindings<Processor: StreamProcessor>(
        _ findings: [Finding], at nr: Int64, processor: Processor, state: inout Processor.State
    ) throws {
        let cause = "found/\(nr)"
        self.add(try processor.applyFindings(findings, state: &state, derive: self.derive(cause)), cause: cause)
    }

    private mutating func add(_ emissions: [Emission], cause: String) {
        for (ordinal, emission) in emissions.enumerated() {
            self.rows.append(
                emission.row(
                    service: self.service, region: self.regionName, cause: cause, ordinal: ordinal, topics: self.topics)
            )
        }
    }

    private func derive(_ cause: String) -> (String) -> String {
        Identifiers.derivation(service: self.service, region: self.regionName, cause: cause)
    }

    func orders(inputs ids: [ServiceName: Int64]) -> [ParkingOrder] {
        self.parked.compactMap { parked in
            guard let input = ids[parked.record.input] else { return nil }
            return ParkingOrder(
                rowIndex: nil, key: parked.record.event.subject, waitsFor: parked.references, input: input,
                offset: parked.record.offset, body: parked.record.body, headers: [], reason: parked.reason)
        }
    }
}

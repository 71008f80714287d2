import Contracts
import Vocabulary

/// Merges several streams at their day markers. A pure state machine: records in, steps out.
struct StreamMerge: Sendable {
    private struct Lane: Sendable {
        var waiting: [StreamRecord] = []
        var lastSeq: Int64
        /// Digest of the record that carried `lastSeq`.
        var digest: [UInt8]?
        var day: CalendarDate?

        mutating func pass(_ record: StreamRecord) {
            self.lastSeq = record.event.seq
            self.digest = record.digest
        }
    }

    private let barrier: DayBarrier
    private let order: [ServiceName]
    private var lanes: [ServiceName: Lane] = [:]
    private var completed: CalendarDate?

    init(
        barrier: DayBarrier, inputs: [(ServiceName, lastSeq: Int64, digest: [UInt8]?, day: CalendarDate?)],
        completed: CalendarDate?
    ) {
        self.barrier = barrier
        self.order = inputs.map(\.0)
        for (service, seq, digest, day) in inputs {
            self.lanes[service] = Lane(lastSeq: seq, digest: digest, day: day)
        }
        self.completed = completed
    }

    mutating func add(_ record: StreamRecord) {
        self.lanes[record.input]?.waiting.append(record)
    }

    /// The number of records that wait for other inputs' markers.
    func backlog(of service: ServiceName) -> Int { self.lanes[service]?.waiting.count ?? 0 }

    /// Everything that can be done now, at most `maximum` steps.
    /// - Throws: `HaltError` when a stream has a gap or the markers disagree.
    mutating func steps(maximum: Int) throws -> [StreamStep] {
        var steps: [StreamStep] = []
        while steps.count < maximum {
            // A day that can begin comes before any event that follows its markers.
            if let day = try self.dayStep() {
                steps.append(day)
                continue
            }
            let before = steps.count
            for service in self.order { try self.drain(service, into: &steps, maximum: maximum) }
            if steps.count == before { break }
        }
        return steps
    }

    private mutating func drain(_ service: ServiceName, into steps: inout [StreamStep], maximum: Int) throws {
        guard var lane = self.lanes[service] else { return }
        var taken = 0
        while taken < lane.waiting.count, steps.count < maximum {
            let record = lane.waiting[taken]
            guard try record.event.isNext(after: lane.lastSeq) else {
                try record.event.requireSame(as: lane.digest, at: lane.lastSeq, found: record.digest)
                steps.append(.skip(record))
                taken += 1
                continue
            }
            if record.event.marker != nil, self.barrier == .holdsInputs { break }
            lane.pass(record)
            taken += 1
            if let day = record.event.marker {
                lane.day = day
                steps.append(.marker(record, day))
                // The other inputs and the day's rules have their turn first.
                break
            }
            steps.append(.event(record, day: lane.day))
        }
        lane.waiting.removeFirst(taken)
        self.lanes[service] = lane
    }

    private mutating func dayStep() throws -> StreamStep? {
        switch self.barrier {
        case .holdsInputs:
            var markers: [StreamRecord] = []
            for service in self.order {
                // `drain` handles a repeat or a gap.
                guard let lane = self.lanes[service], let head = lane.waiting.first, head.event.marker != nil,
                    head.event.seq == lane.lastSeq + 1
                else { return nil }
                markers.append(head)
            }
            guard let first = markers.first, let day = first.event.marker else { return nil }
            guard markers.allSatisfy({ $0.event.marker == day }) else {
                let days = markers.map { "\($0.input.rawValue) \($0.event.marker?.description ?? "")" }
                throw HaltError("the inputs are at different days: \(days.joined(separator: ", "))")
            }
            for marker in markers {
                self.lanes[marker.input]?.waiting.removeFirst()
                self.lanes[marker.input]?.pass(marker)
                self.lanes[marker.input]?.day = day
            }
            self.completed = day
            return .day(day, markers: markers)
        case .holdsRulesOnly:
            let days = self.order.map { self.lanes[$0]?.day }
            guard let reached = days.compactMap({ $0 }).min(), days.allSatisfy({ $0 != nil }) else { return nil }
            guard let next = self.completed.map({ $0.adding(days: 1) }) ?? Optional(reached), next <= reached else {
                return nil
            }
            self.completed = next
            return .day(next, markers: [])
        }
    }
}

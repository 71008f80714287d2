import Contracts
import JSON
@testable import Pipeline
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct StreamMergeTests {
    /// A merge of Registration and Matching, or of Registration alone.
    private static func merge(
        _ barrier: DayBarrier, _ inputs: [ServiceName] = [.registration, .matching], lastSeq: Int64 = 0,
        digest: [UInt8]? = nil, completed: CalendarDate? = nil
    ) -> StreamMerge {
        StreamMerge(
            barrier: barrier, inputs: inputs.map { ($0, lastSeq: lastSeq, digest: digest, day: completed) },
            completed: completed)
    }

    private static func record(
        _ stream: ServiceName, _ seq: Int64, day: String? = nil, digest: [UInt8] = []
    ) throws -> StreamRecord {
        let marker = stream == .registration ? InternalType.dayStarted.wireName : InternalType.dayCompleted.wireName
        let event = CloudEvent(
            id: "\(stream.rawValue)-\(seq)", source: stream.source, type: day == nil ? "toy" : marker,
            extensions: [JSONMember("sequence", .string("\(seq)"))], data: ["date": .string(day ?? "")])
        return StreamRecord(
            input: stream, offset: seq - 1, digest: digest, event: try StreamEvent(stream: stream, bytes: event.bytes),
            body: event.bytes)
    }

    /// `r1` an event, `r2:` a marker, `day …` the rules of a day, `-r1` skipped.
    private static func text(_ steps: [StreamStep]) -> [String] {
        func name(_ record: StreamRecord) -> String { "\(record.input.rawValue.prefix(1))\(record.event.seq)" }
        return steps.map { step in
            switch step {
            case .event(let record, let day): day.map { "\(name(record))@\($0.day)" } ?? name(record)
            case .marker(let record, _): name(record) + ":"
            case .skip(let record): "-" + name(record)
            case .day(let day, let markers): (["day \(day.day)"] + markers.map(name)).joined(separator: " ")
            }
        }
    }

    @Test func inputsAreHeldAtTheirMarkersUntilAllHaveThem() throws {
        var merge = Self.merge(.holdsInputs)
        merge.add(try Self.record(.registration, 1))
        merge.add(try Self.record(.registration, 2, day: "2019-01-01"))
        merge.add(try Self.record(.registration, 3))
        #expect(Self.text(try merge.steps(maximum: 100)) == ["r1"])
        #expect(merge.backlog(of: .registration) == 2)
        merge.add(try Self.record(.matching, 1))
        #expect(Self.text(try merge.steps(maximum: 100)) == ["m1"])
        merge.add(try Self.record(.matching, 2, day: "2019-01-01"))
        #expect(Self.text(try merge.steps(maximum: 100)) == ["day 1 r2 m2", "r3@1"])
        #expect(merge.backlog(of: .registration) == 0)
    }

    @Test func withoutHoldingEventsActOnArrivalAndOnlyRulesWait() throws {
        var merge = Self.merge(.holdsRulesOnly)
        merge.add(try Self.record(.registration, 1, day: "2019-01-01"))
        merge.add(try Self.record(.registration, 2))
        merge.add(try Self.record(.registration, 3, day: "2019-01-02"))
        merge.add(try Self.record(.registration, 4))
        #expect(Self.text(try merge.steps(maximum: 100)) == ["r1:", "r2@1", "r3:", "r4@2"])
        merge.add(try Self.record(.matching, 1, day: "2019-01-01"))
        #expect(Self.text(try merge.steps(maximum: 100)) == ["m1:", "day 1"])
        merge.add(try Self.record(.matching, 2, day: "2019-01-02"))
        #expect(Self.text(try merge.steps(maximum: 100)) == ["m2:", "day 2"])
    }

    @Test(arguments: 1...8)
    func noDayIsSkippedWhenSeveralAreAvailableAtOnce(maximum: Int) throws {
        var merge = Self.merge(.holdsRulesOnly)
        for stream in [ServiceName.registration, .matching] {
            for day in 1...3 { merge.add(try Self.record(stream, Int64(day), day: "2019-01-0\(day)")) }
        }
        var steps: [String] = []
        while case let next = Self.text(try merge.steps(maximum: maximum)), !next.isEmpty { steps += next }
        #expect(steps.filter { $0.hasPrefix("day") } == ["day 1", "day 2", "day 3"])
        #expect(steps.filter { $0.hasPrefix("r") } == ["r1:", "r2:", "r3:"])
        for (marker, day) in [("m1:", "day 1"), ("m2:", "day 2"), ("m3:", "day 3")] {
            #expect(steps.firstIndex(of: marker).map { steps[$0 + 1] } == day)
        }
    }

    @Test func daysThatRulesMissedFollowInOrder() throws {
        var merge = Self.merge(.holdsRulesOnly, completed: CalendarDate("2019-01-01"))
        merge.add(try Self.record(.registration, 1, day: "2019-01-04"))
        merge.add(try Self.record(.matching, 1, day: "2019-01-04"))
        let days = Self.text(try merge.steps(maximum: 100)).filter { $0.hasPrefix("day") }
        #expect(days == ["day 2", "day 3", "day 4"])
    }

    @Test(arguments: [DayBarrier.holdsInputs, .holdsRulesOnly])
    func repeatsAreSkipped(barrier: DayBarrier) throws {
        var merge = Self.merge(barrier, [.registration], lastSeq: 2)
        for seq in [1, 2, 3, 2, 3, 4] as [Int64] { merge.add(try Self.record(.registration, seq)) }
        #expect(Self.text(try merge.steps(maximum: 100)) == ["-r1", "-r2", "r3", "-r2", "-r3", "r4"])
    }

    @Test(arguments: 1...5)
    func aRepeatedMarkerBeginsNoDayWhereverABatchEnds(maximum: Int) throws {
        var merge = Self.merge(.holdsInputs, [.registration])
        merge.add(try Self.record(.registration, 1, day: "2019-01-01"))
        merge.add(try Self.record(.registration, 2))
        merge.add(try Self.record(.registration, 3))
        merge.add(try Self.record(.registration, 1, day: "2019-01-01"))
        merge.add(try Self.record(.registration, 4))
        var steps: [String] = []
        while case let next = Self.text(try merge.steps(maximum: maximum)), !next.isEmpty {
            #expect(next.count <= maximum)
            steps += next
        }
        #expect(steps == ["day 1 r1", "r2@1", "r3@1", "-r1", "r4@1"])
    }

    @Test(arguments: [DayBarrier.holdsInputs, .holdsRulesOnly], [nil, "2019-01-01"])
    func aGapHalts(barrier: DayBarrier, day: String?) throws {
        var merge = Self.merge(barrier, [.registration])
        merge.add(try Self.record(.registration, 1))
        merge.add(try Self.record(.registration, 3, day: day))
        let error = #expect(throws: HaltError.self) { try merge.steps(maximum: 100) }
        #expect(error?.description.contains("registration") == true)
        #expect(error?.description.contains("from number 1 to 3") == true)
    }

    @Test func aGapBeforeAMarkerHaltsAlsoAtTheEndOfABatch() throws {
        var merge = Self.merge(.holdsInputs, [.registration])
        merge.add(try Self.record(.registration, 1))
        merge.add(try Self.record(.registration, 3, day: "2019-01-01"))
        #expect(Self.text(try merge.steps(maximum: 1)) == ["r1"])
        #expect(throws: HaltError.self) { try merge.steps(maximum: 1) }
    }

    @Test func markersThatDisagreeHalt() throws {
        var merge = Self.merge(.holdsInputs)
        merge.add(try Self.record(.registration, 1, day: "2019-01-01"))
        merge.add(try Self.record(.matching, 1, day: "2019-01-02"))
        let error = #expect(throws: HaltError.self) { try merge.steps(maximum: 100) }
        #expect(error?.description.contains("registration 2019-01-01, matching 2019-01-02") == true)
    }

    @Test func aBatchHasABound() throws {
        var merge = Self.merge(.holdsInputs, [.registration])
        for seq in 1...25 { merge.add(try Self.record(.registration, Int64(seq))) }
        #expect(try merge.steps(maximum: 10).count == 10)
        #expect(merge.backlog(of: .registration) == 15)
        #expect(try merge.steps(maximum: 10).count == 10)
        #expect(try merge.steps(maximum: 10).count == 5)
        #expect(try merge.steps(maximum: 10).isEmpty)
    }

    /// The steps of each input and the days come in the same order, however the records arrive.
    @Test(arguments: [1, 2, 7, 100], 0..<10 as Range<UInt64>)
    func theOrderDoesNotDependOnTheArrival(maximum: Int, seed: UInt64) throws {
        var generator = Shuffle(state: seed &+ 1)
        var merge = Self.merge(.holdsInputs)
        var waiting: [ServiceName: [StreamRecord]] = [:]
        for stream in [ServiceName.registration, .matching] {
            waiting[stream] = try (1...12).map { seq in
                try Self.record(stream, seq, day: seq % 4 == 0 ? "2019-01-0\(seq / 4)" : nil)
            }
        }
        var steps: [String] = []
        while waiting.values.contains(where: { !$0.isEmpty }) {
            let stream = generator.next() % 2 == 0 ? ServiceName.registration : .matching
            if waiting[stream]?.isEmpty == false, let record = waiting[stream]?.removeFirst() { merge.add(record) }
            steps += Self.text(try merge.steps(maximum: maximum))
        }
        while case let next = Self.text(try merge.steps(maximum: maximum)), !next.isEmpty { steps += next }
        #expect(steps.filter { $0.hasPrefix("day") } == ["day 1 r4 m4", "day 2 r8 m8", "day 3 r12 m12"])
        for (index, day) in steps.enumerated() where day.hasPrefix("day 2") {
            #expect(steps[..<index].filter { !$0.hasPrefix("day") }.count == 12)
        }
    }

    private struct Shuffle {
        var state: UInt64

        mutating func next() -> UInt64 {
            self.state = self.state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return self.state >> 33
        }
    }

    /// A service whose database was restored reuses numbers: nothing new is taken before that is detected.
    @Test func aNumberThatComesAgainWithAnotherFactHalts() throws {
        var merge = Self.merge(.holdsInputs, [.registration], lastSeq: 3, digest: [3])
        merge.add(try Self.record(.registration, 2, digest: [99]))
        merge.add(try Self.record(.registration, 3, digest: [3]))
        merge.add(try Self.record(.registration, 4, digest: [4]))
        #expect(Self.text(try merge.steps(maximum: 9)) == ["-r2", "-r3", "r4"])
        merge.add(try Self.record(.registration, 4, digest: [5]))
        merge.add(try Self.record(.registration, 5, digest: [5]))
        #expect(throws: HaltError.self) { try merge.steps(maximum: 9) }
    }
}

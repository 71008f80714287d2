@testable import Pipeline
import PostgresClient
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10)))
struct BisectionTests {
    /// Records what a run did, in order.
    private actor Record {
        var attempts = 0
        var applied: [Int] = []
        var parked: [Int] = []

        func attempt(_ items: ArraySlice<Int>, failing: (Int) -> (any Error)?) throws {
            self.attempts += 1
            for item in items { if let error = failing(item) { throw error } }
            self.applied += items
        }

        func park(_ item: Int) { self.parked.append(item) }
    }

    private struct Defect: Error {}

    private static func run(_ count: Int, failing: @escaping @Sendable (Int) -> (any Error)?) async -> (
        Record, (any Error)?
    ) {
        let record = Record()
        do {
            try await Bisection.run(Array(0..<count)[...]) { items in
                try await record.attempt(items, failing: failing)
            } park: { item, _ in
                await record.park(item)
            }
            return (record, nil)
        } catch {
            return (record, error)
        }
    }

    @Test func aGoodBatchIsOneAttempt() async {
        let (record, error) = await Self.run(1_000) { _ in nil }
        #expect(error == nil)
        #expect(await record.attempts == 1)
        #expect(await record.applied == Array(0..<1_000))
        let (empty, _) = await Self.run(0) { _ in nil }
        #expect(await empty.attempts == 0)
    }

    @Test(arguments: [(1, 0), (2, 0), (2, 1), (3, 1), (64, 0), (64, 63), (100, 37), (1_000, 999), (1_000, 500)])
    func theOneBadItemIsFoundInFewAttempts(count: Int, bad: Int) async {
        let (record, error) = await Self.run(count) { $0 == bad ? Defect() : nil }
        #expect(error == nil)
        #expect(await record.parked == [bad])
        // All other items are applied in order, exactly once.
        #expect(await record.applied == (0..<count).filter { $0 != bad })
        let depth = Int.bitWidth - (count - 1).leadingZeroBitCount
        #expect(await record.attempts <= 2 * (count == 1 ? 0 : depth) + 1 + Bisection.attempts - 1)
    }

    @Test func severalBadItemsAreEachParked() async {
        let (record, _) = await Self.run(40) { [3, 4, 39].contains($0) ? Defect() : nil }
        #expect(await record.parked == [3, 4, 39])
        #expect(await record.applied == (0..<40).filter { ![3, 4, 39].contains($0) })
    }

    @Test func aDefectThatPassesIsNotParked() async {
        let failures = Mutex(0)
        let (record, error) = await Self.run(1) { _ in
            failures.withLock { count in
                count += 1
                return count < Bisection.attempts ? Defect() : nil
            }
        }
        #expect(error == nil)
        #expect(await record.attempts == Bisection.attempts)
        #expect(await record.parked == [])
        #expect(await record.applied == [0])
    }

    @Test(
        arguments: [
            PostgresError(.connection, "gone"), PostgresError(.retriable, "deadlock"),
            PostgresError(.outOfResources, "full"),
            PostgresError(.commitOutcomeUnknown, "?"), PostgresError(.authentication, "no"),
            StaleWriterError(description: "taken over"), HaltError("halt"), RelayStoppedError(reason: "away"),
            CancellationError(),
        ] as [any Error])
    func anOutageNeverParksAnEvent(error: any Error) async {
        let (record, thrown) = await Self.run(8) { $0 == 5 ? error : nil }
        #expect(thrown != nil)
        #expect(await record.attempts == 1)
        #expect(await record.parked == [])
        #expect(!Bisection.isDefect(error))
    }

    @Test func anOutageDuringTheSearchEndsIt() async {
        let attempts = Mutex(0)
        let (record, thrown) = await Self.run(8) { item in
            guard item == 7 else { return nil }
            return attempts.withLock { count in
                count += 1
                return count == 1 ? Defect() : PostgresError(.connection, "gone")
            }
        }
        #expect(thrown is PostgresError)
        #expect(await record.parked == [])
        #expect(await record.applied == [0, 1, 2, 3])
    }

    @Test func anErrorOfTheDataCountsAsADefect() {
        #expect(Bisection.isDefect(PostgresError(.data, "check")))
        #expect(Bisection.isDefect(PostgresError(.other, "?")))
        #expect(Bisection.isDefect(Defect()))
    }
}

import Contracts
@testable import Intake
import Pipeline
import ServiceKit
import Synchronization
import TestSupport
import Testing
import Vocabulary

/// How days begin.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct CalendarTests {
    private final class Clock: Sendable {
        private let day: Mutex<CalendarDate>

        init(_ day: CalendarDate) { self.day = Mutex(day) }

        var today: CalendarDate {
            get { self.day.withLock { $0 } }
            set { self.day.withLock { $0 = newValue } }
        }
    }

    private static func days(_ intake: ToyIntake) async throws -> [String] {
        var seen: Set<Int64> = []
        return try await intake.installation.stream(.registration).filter { seen.insert($0.seq).inserted }
            .compactMap { $0.marker?.description ?? $0.subject }
    }

    @Test func theRealCalendarBeginsEachDayOnceAndInOrder() async throws {
        try await ToyIntake.with { intake in
            let clock = Clock(CalendarDate(dayNumber: 20_000))
            let first = clock.today
            func name(_ days: Int) -> String { first.adding(days: days).description }
            let calendar = InstallationCalendar.real { clock.today }
            try await intake.whileRunning(calendar) { _ in
                try await eventually("the first day") { try await Self.days(intake) == [name(0)] }
                try await intake.send([ToyEvent.joined("A")])
                try await intake.installation.settled(read: 1)
                clock.today = first.adding(days: 1)
                try await eventually("the next day") { try await Self.days(intake).count == 3 }
            }
            // Three days pass while no instance runs.
            clock.today = first.adding(days: 4)
            try await intake.whileRunning(calendar) { _ in
                try await eventually("the days that were missed") { try await Self.days(intake).count == 6 }
            }
            // A clock that is set back starts no day.
            clock.today = first.adding(days: 2)
            try await intake.whileRunning(calendar) { _ in
                try await intake.send([ToyEvent.joined("B")])
                try await intake.installation.settled(read: 2)
            }
            #expect(try await Self.days(intake) == [name(0), "A", name(1), name(2), name(3), name(4), "B"])
            let ledger = try await intake.installation.ledger()
            #expect(ledger.isBalanced && ledger.highestSeq == 7 && ledger.day == first.adding(days: 4))
        }
    }

    @Test func aRequestedDayIsADayOnTheStream() async throws {
        try await ToyIntake.with { intake in
            let day = CalendarDate(dayNumber: 17_897)
            try await intake.send([ToyEvent.day(day)], as: "calendar")
            try await intake.whileRunning { worker in
                try await intake.installation.settled(read: 1)
                #expect(worker.status.phase == .running)
            }
            let stream = try await intake.installation.stream(.registration)
            #expect(stream.map(\.marker) == [day])
            #expect(stream.map(\.type) == [InternalType.dayStarted.wireName])
            #expect(try await intake.feedback("calendar").map(\.summary) == ["0 accepted"])
            #expect(try await intake.installation.ledger().day == day)
        }
    }
}

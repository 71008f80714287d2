import CommandExecution
import Contracts
import Supervision
import Testing

/// The recovery plan that follows from the surveys of the four services.
@Suite(.timeLimit(.minutes(10)))
struct RecoveryPlanTests {
    /// Four services that agree; each test changes something.
    private struct Situation {
        var streams: [ServiceName: RecoverySurvey.Stream] = [:]
        var readings: [ServiceName: [RecoverySurvey.Reading]] = [:]
        var losses: [RecoverySurvey.Loss] = []
        var records: [ServiceName: [Int64: String]] = [:]
        var last: [ServiceName: Int64] = [:]

        init() {
            for service in ServiceName.allCases {
                self.streams[service] = RecoverySurvey.Stream(problem: nil, lastSeq: 10, end: 12)
                self.records[service] = [10: "aa", 7: "bb"]
                self.readings[service] = service.reads.map {
                    RecoverySurvey.Reading(stream: $0, lastSeq: 10, digest: "aa", problem: nil, start: 0)
                }
            }
        }

        mutating func read(
            _ reader: ServiceName, _ stream: ServiceName, seq: Int64 = 10, digest: String? = "aa",
            problem: String? = nil, start: Int64 = 0
        ) {
            self.readings[reader]?.removeAll { $0.stream == stream }
            self.readings[reader]?.append(
                RecoverySurvey.Reading(stream: stream, lastSeq: seq, digest: digest, problem: problem, start: start))
        }

        var plan: RecoveryPlan {
            var surveys: [ServiceName: RecoverySurvey] = [:]
            for service in ServiceName.allCases {
                guard let stream = self.streams[service] else { continue }
                surveys[service] = RecoverySurvey(
                    service: service, stream: stream, readings: self.readings[service] ?? [],
                    losses: service == .registration ? self.losses : [])
            }
            return RecoveryPlan(surveys, records: self.records, last: self.last)
        }
    }

    @Test func whenAllAgreeNothingIsDone() {
        let plan = Situation().plan
        #expect(plan.isClean && plan.steps.isEmpty)
        #expect(plan.text(isApplied: false).hasPrefix("nothing to recover"))
    }

    /// A recovery that is interrupted after any step can start again: the writer, whose disagreement causes the plan,
    /// comes last.
    @Test func aStreamIsSentAgainOnceItsReadersWaitForIt() {
        var situation = Situation()
        situation.streams[.matching] = RecoverySurvey.Stream(problem: "older", lastSeq: 10, end: 40)
        let plan = situation.plan
        #expect(
            plan.steps == [
                .follow(.registration, stream: .matching, offset: 40),
                .follow(.monitoring, stream: .matching, offset: 40),
                .resend(.matching, behind: 40),
            ])
        #expect(plan.problems == ["the stream of matching: older"] && plan.refusals.isEmpty)
        #expect(plan.text(isApplied: false).contains("would: doorstroom-matching recover resend 40"))
        #expect(!plan.text(isApplied: true).contains("would:"))
    }

    /// A reader that alone was restored, or whose cluster was replaced, continues from its numbers.
    @Test func aReaderAloneFollowsItsLog() {
        var situation = Situation()
        situation.read(.escalation, .monitoring, seq: 7, digest: "bb", problem: "restored", start: 9)
        #expect(situation.plan.steps == [.follow(.escalation, stream: .monitoring, offset: 9)])
        #expect(situation.plan.refusals.isEmpty)
    }

    @Test func aReaderThatKnowsMoreThanItsWriterIsRefused() {
        var situation = Situation()
        situation.streams[.registration] = RecoverySurvey.Stream(problem: "older", lastSeq: 8, end: 12)
        let plan = situation.plan
        #expect(plan.refusals.count == 3)
        #expect(plan.refusals.first?.contains("up to number 10, and the database of registration ends at 8") == true)
        let text = plan.text(isApplied: true)
        #expect(text.hasSuffix("nothing was changed") && !text.contains("would:"))
    }

    @Test func aNumberThatIsAnotherFactIsRefused() {
        var situation = Situation()
        situation.read(.matching, .registration, seq: 7, digest: "cc")
        #expect(situation.plan.refusals.count == 1)
        #expect(
            situation.plan.refusals.first?.contains("number 7 of registration is another fact for matching") == true)
        // Without its digest, no comparison is possible.
        situation.read(.matching, .registration, seq: 7, digest: nil)
        #expect(situation.plan.isClean)
    }

    /// The writer's journal still has the records that the log lost: they are sent again, for all readers.
    @Test func aReaderWhoseLogLacksNumbersGetsThemAgain() {
        var situation = Situation()
        situation.readings[.matching] = [
            RecoverySurvey.Reading(
                stream: .registration, lastSeq: 7, digest: "bb", problem: "its log goes on with number 9", start: 8,
                lacksNumbers: true)
        ]
        let plan = situation.plan
        #expect(plan.problems == ["matching reads the stream of registration: its log goes on with number 9"])
        #expect(plan.steps.last == .resend(.registration, behind: 12) && plan.steps.count == 4)
    }

    /// Services may run during the survey: the writer's last number is read last.
    @Test func aWriterThatContinuedMeanwhileIsNotBehindItsReader() {
        var situation = Situation()
        situation.streams[.registration] = RecoverySurvey.Stream(problem: nil, lastSeq: 8, end: 12)
        #expect(situation.plan.refusals.count == 3)
        situation.last = [.registration: 10]
        #expect(situation.plan.isClean)
    }

    @Test func partnersAreToldOfLostEvents() {
        var situation = Situation()
        situation.losses = [
            RecoverySurvey.Loss(
                partner: "lister", topic: "t.in.lister", partition: 0, from: 5, until: nil,
                lastReadAt: "2026-11-27T09:00:00Z", why: "the cluster is b, it was a"),
            RecoverySurvey.Loss(
                partner: "exodus", topic: "t.in.exodus", partition: 0, from: 3, until: 8, lastReadAt: nil,
                why: "expired"),
        ]
        let plan = situation.plan
        #expect(plan.steps == [.rewindPartners])
        let text = plan.text(isApplied: false)
        #expect(text.contains("lister: t.in.lister/0, offsets from 5 on (the cluster is b, it was a), the one before"))
        #expect(text.contains("exodus: t.in.exodus/0, offsets from 3 to 7 (expired)"))
        // Records that only expired need no step: reading skips them, and the partner is told.
        situation.losses.removeFirst()
        #expect(situation.plan.steps.isEmpty && !situation.plan.isClean)
    }
}

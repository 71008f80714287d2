import Contracts
import Simulation
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct AnswerPolicyTests {
    private let made = CalendarDate(dayNumber: 18_110)
    private let outsiders = ["A-outsider-1", "A-outsider-2"]

    private func presentation(_ number: Int) -> OpenPresentation {
        OpenPresentation(
            presentationId: "presentation-\(number)", corporation: number % 2 == 0 ? "mitros" : "bo-ex",
            dwellingId: "dwelling-\(number)", madeOn: self.made, respondBy: self.made.adding(days: 10),
            candidates: (0..<3).map { .init(applicationId: "A-\(number)-\($0)", group: .moBw) })
    }

    private func answers(
        _ policy: AnswerPolicy, _ presentation: OpenPresentation
    ) -> [(day: Int, message: SimulatedMessage)] {
        (0...30).compactMap { day in
            policy.message(for: presentation, on: self.made.adding(days: day)).map { (day, $0) }
        }
    }

    private func data(_ message: SimulatedMessage) throws -> any EventData {
        let validation = EventValidator(directory: .plan).validate(
            body: message.body, headers: message.headers, owner: PartnerDirectory.plan[message.partner])
        guard case .valid(let event) = validation else {
            Issue.record("\(validation)")
            throw CancellationError()
        }
        #expect(event.warnings.isEmpty)
        return event.data
    }

    @Test func sharesAndDelaysAreAsAssumed() throws {
        let policy = AnswerPolicy(seed: 7, outsiders: self.outsiders)
        var chosen = 0
        var declined = 0
        var silent = 0
        var mistaken = 0
        for number in 0..<1000 {
            let presentation = self.presentation(number)
            let answers = self.answers(policy, presentation)
            #expect(answers.allSatisfy { (1...10).contains($0.day) })
            guard let last = answers.last else {
                silent += 1
                continue
            }
            switch try self.data(last.message) {
            case let match as MatchChosen:
                chosen += 1
                #expect(presentation.candidates.map(\.applicationId).contains(match.applicationId))
            case let match as MatchDeclined:
                declined += 1
                #expect(match.reasons.map(\.applicationId) == presentation.candidates.map(\.applicationId))
            case let other: Issue.record("\(other)")
            }
            if answers.count == 2, let wrong = try self.data(answers[0].message) as? MatchChosen {
                mistaken += 1
                #expect(self.outsiders.contains(wrong.applicationId))
            }
        }
        #expect((760...840).contains(chosen))
        #expect((110...190).contains(declined))
        #expect((25...75).contains(silent))
        #expect((5...50).contains(mistaken))
    }

    @Test func askingAgainGivesTheSameBytes() throws {
        let policy = AnswerPolicy(seed: 7, outsiders: self.outsiders)
        let presentations = (0..<200).map(self.presentation)
        var daily: [SimulatedMessage] = []
        for day in 0...10 { daily += policy.messages(for: presentations, on: self.made.adding(days: day)) }
        let all = AnswerPolicy(seed: 7, outsiders: self.outsiders)
            .messages(for: presentations.reversed(), on: self.made.adding(days: 10), includingEarlier: true)
        #expect(Set(daily.map(\.body)) == Set(all.map(\.body)))
        #expect(daily.count == all.count && Set(all.map(\.body)).count == all.count)
        #expect(all.map(\.partner) == all.map(\.partner).sorted())
        #expect(AnswerPolicy(seed: 8).messages(for: presentations, on: self.made.adding(days: 4)) != daily)
    }

    @Test func aPresentationWithoutCandidatesOrTimeIsTolerated() {
        let policy = AnswerPolicy(seed: 7)
        for number in 0..<100 {
            let empty = OpenPresentation(
                presentationId: "empty-\(number)", corporation: "ssh", dwellingId: "d", madeOn: self.made,
                respondBy: self.made, candidates: [])
            #expect(self.answers(policy, empty).isEmpty)
        }
    }

    @Test func aPlacementLeadsToOneTenancy() throws {
        let policy = AnswerPolicy(seed: 7)
        for number in 0..<100 {
            let placement = ConfirmedPlacement(
                placementId: "placement-\(number)", dwellingId: "D1", applicationId: "A1", group: .wlz,
                corporation: "portaal", placedOn: self.made, contractForm: .flip)
            let days = (0...40).filter { policy.message(for: placement, on: self.made.adding(days: $0)) != nil }
            #expect(days.count == 1)
            let day = try #require(days.first)
            // A weekend or Christmas may follow the twentieth day.
            #expect((5...24).contains(day))
            let today = self.made.adding(days: day)
            let message = try #require(policy.message(for: placement, on: today))
            let tenancy = try #require(try self.data(message) as? TenancyStarted)
            #expect(tenancy.startedOn == today && tenancy.contractForm == .flip && tenancy.group == .wlz)
            #expect(policy.messages(for: [placement], on: today.adding(days: 3)).isEmpty)
            #expect(policy.messages(for: [placement], on: today.adding(days: 3), includingEarlier: true) == [message])
        }
    }
}

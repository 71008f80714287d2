import Contracts
import Simulation
import Testing
import Vocabulary

/// Decisions of the simulated office and clients: valid, the same every time, and of every kind.
@Suite(.timeLimit(.minutes(10)))
struct OfficePolicyTests {
    private let made = CalendarDate("2019-08-05") ?? CalendarDate(dayNumber: 0)

    private func types(_ messages: [SimulatedMessage]) throws -> [EventType: Int] {
        var counts: [EventType: Int] = [:]
        for message in messages {
            let owner = PartnerDirectory.plan[message.partner]
            let validator = EventValidator(directory: .plan)
            guard let owner,
                case .valid(let event) = validator.validate(body: message.body, headers: message.headers, owner: owner)
            else {
                Issue.record("\(String(decoding: message.body, as: UTF8.self))")
                continue
            }
            counts[event.type, default: 0] += 1
        }
        return counts
    }

    @Test func theOfficeAnswersEveryProposalAndLooksAgain() throws {
        let policy = OfficePolicy(seed: 7)
        let proposals = (0..<200).map {
            ProposedPresentation(presentationId: "p\($0)", madeOn: self.made, candidates: ["a\($0)", "b\($0)"])
        }
        let first = (0..<3).flatMap { policy.messages(for: proposals, on: self.made.adding(days: $0)) }
        let counts = try self.types(first)
        #expect(first.count == 200 && counts.values.reduce(0, +) == 200)
        #expect((4...40).contains(counts[.presentationOverridden] ?? 0))
        // A proposal that still waits three days later is simply confirmed.
        let second = try self.types((3..<6).flatMap { policy.messages(for: proposals, on: self.made.adding(days: $0)) })
        #expect(second == [.presentationConfirmed: 200])
        #expect(policy.messages(for: proposals, on: self.made) == policy.messages(for: proposals, on: self.made))
        let alone = (0..<200).map {
            ProposedPresentation(presentationId: "p\($0)", madeOn: self.made, candidates: ["a\($0)"])
        }
        let confirmed = (0..<3).flatMap { policy.messages(for: alone, on: self.made.adding(days: $0)) }
        #expect(try self.types(confirmed) == [.presentationConfirmed: 200])
    }

    @Test func fewClientsRefuse() throws {
        let policy = OfferPolicy(seed: 7)
        for (isChosen, range) in [(false, 5...40), (true, 15...70)] {
            let offers = (0..<1_000).map {
                Offer(
                    presentationId: "p\($0)", applicationId: "a\($0)", institution: "lister", from: self.made,
                    isChosen: isChosen)
            }
            #expect(policy.messages(for: offers, on: self.made).isEmpty)
            let refused = (1...4).flatMap { policy.messages(for: offers, on: self.made.adding(days: $0)) }
            #expect(range.contains(try self.types(refused)[.offerRefused] ?? 0))
            #expect(policy.messages(for: offers, on: self.made.adding(days: 5)).isEmpty)
        }
    }
}

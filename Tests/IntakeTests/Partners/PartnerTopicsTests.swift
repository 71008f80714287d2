import Contracts
@testable import Intake
import KafkaClient
@testable import Pipeline
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct PartnerTopicsTests {
    private static let topics = Topics()

    @Test func existingPartnersGetTheirTopicsAndRights() async throws {
        let principal = try Principal("User:CN=lister")
        let cluster = FakeCluster()
        let partners = PartnerTopics(
            topics: Self.topics, durability: .clusterDefaults, cluster: cluster, touch: { _ in })
        let first = try await partners.make(for: "lister", principal: principal)
        #expect(first.rights == .given)
        #expect(first.changes == ["made: doorstroom.in.lister", "made: doorstroom.feedback.lister"])
        let expected = Self.topics.rights(of: "lister").flatMap { $0.rules(for: principal) }
        #expect(cluster.now.rules == expected)
        let again = try await partners.make(for: "lister", principal: principal)
        #expect(again.changes.isEmpty && again.rights == .given)
    }

    @Test(arguments: [
        (KafkaError.Code.unsupported, RightsGiver.Answer.notKept), (.securityDisabled, .notChecked),
    ])
    func aBrokerWithoutRightsIsReported(code: KafkaError.Code, answer: RightsGiver.Answer) async throws {
        let cluster = FakeCluster { $0.rightsRefusal = KafkaError(code, "no") }
        let partners = PartnerTopics(
            topics: Self.topics, durability: .clusterDefaults, cluster: cluster, touch: { _ in })
        let outcome = try await partners.make(for: "lister", principal: try Principal("User:lister"))
        #expect(outcome.rights == answer)
    }
}

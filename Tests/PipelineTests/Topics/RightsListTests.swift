import Contracts
import KafkaClient
@testable import Pipeline
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RightsListTests {
    private static let topics = Topics()

    /// Checks the directions of the flow by the rights.
    @Test func onlyItsServiceWritesAStream() throws {
        for service in ServiceName.allCases {
            let writers = ServiceName.allCases.filter { other in
                Self.topics.rights(of: other).contains {
                    $0.resource == .topic(Self.topics.stream(service)) && $0.operations.contains(.write)
                }
            }
            #expect(writers == [service])
            for upper in service.reads {
                let right = Self.topics.rights(of: service).first {
                    $0.resource == .topic(Self.topics.stream(upper))
                }
                #expect(right?.operations.contains(.read) == true, "\(service) \(upper)")
            }
        }
    }

    @Test func onlyRegistrationReadsPartnersTopics() {
        let readers = ServiceName.allCases.filter { service in
            Self.topics.rights(of: service).contains {
                $0.resource == .topics(prefix: "doorstroom.in.") && $0.operations.contains(.read)
            }
        }
        #expect(readers == [.registration])
    }

    @Test func aPartnersRightsEndAtItsOwnNames() {
        let resources = Self.topics.rights(of: "lister").map(\.resource)
        #expect(
            resources == [
                .topic("doorstroom.in.lister"), .topic("doorstroom.feedback.lister"), .group("lister"),
                .groups(prefix: "lister."),
            ])
    }

    @Test func aMissingRightToGiveRightsIsAnError() async throws {
        let cluster = FakeCluster { $0.rightsRefusal = KafkaError(.clusterAuthorization, "user «x» has no right") }
        let error = await #expect(throws: KafkaError.self) { try await RightsGiver(cluster: cluster).give([]) }
        #expect(error?.isOfRights == true)
    }
}

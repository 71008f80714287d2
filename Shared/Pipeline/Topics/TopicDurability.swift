import ServiceKit

/// On how many brokers our topics are kept; `nil` leaves that to the cluster.
public struct TopicDurability: Sendable, Equatable {
    public let replicas: Int?
    public let minInsync: Int?

    public static let clusterDefaults = TopicDurability(replicas: nil, minInsync: nil)

    public init(replicas: Int?, minInsync: Int?) {
        self.replicas = replicas
        self.minInsync = minInsync
    }

    public init(_ configuration: ServiceConfiguration) {
        self.init(replicas: configuration.kafkaReplicas, minInsync: configuration.kafkaMinInsync)
    }
}

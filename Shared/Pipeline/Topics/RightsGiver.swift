import KafkaClient

/// Grants rights on clusters that check them.
public struct RightsGiver: Sendable {
    public enum Answer: Sendable, Equatable {
        case given
        /// The development broker, which keeps no rights.
        case notKept
        /// No authorizer is configured.
        case notChecked

        public var text: String {
            switch self {
            case .given: "given"
            case .notKept: "this broker knows no rights"
            case .notChecked: "this broker checks no rights: everybody may do everything on it"
            }
        }
    }

    private let cluster: any ClusterAdministration

    public init(cluster: any ClusterAdministration) {
        self.cluster = cluster
    }

    public func give(_ rules: [AccessRule]) async throws(KafkaError) -> Answer {
        do {
            try await self.cluster.allow(rules)
            return .given
        } catch {
            switch error.code {
            case .unsupported: return .notKept
            case .securityDisabled: return .notChecked
            default: throw error
            }
        }
    }
}

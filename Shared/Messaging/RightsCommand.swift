import Contracts
import KafkaClient
import ServiceKit

/// `rights`: which rights a service needs, and giving them.
extension StandardCommands {
    static let administrationOption = "--administration"

    var rights: ServiceCommand {
        ServiceCommand(
            "rights",
            usage:
                "rights [\(Self.administrationOption)] [User:NAME] — gives the rights that this service needs (or that "
                + "making topics and giving rights takes); without a user it lists them"
        ) { arguments, context in
            let topics = Topics(prefix: context.configuration.topicPrefix)
            let isAdministration = arguments.first == Self.administrationOption
            let rest = arguments.dropFirst(isAdministration ? 1 : 0)
            guard rest.count <= 1 else { throw UsageError("rights wants one user") }
            let rights = isAdministration ? topics.administration : topics.rights(of: self.service)
            guard let text = rest.first else {
                for right in rights { Console.print(right.text) }
                return
            }
            let principal = try Principal(asked: text)
            let answer = try await RightsGiver(cluster: try Self.admin(context)).give(
                rights.flatMap { $0.rules(for: principal) })
            guard answer == .given else { return Console.print(answer.text) }
            for right in rights { Console.print("\(principal): \(right.text)") }
        }
    }
}

/// For services, which do not know the Kafka client.
public typealias AccessPrincipal = Principal

extension Principal {
    /// One that somebody typed.
    public init(asked text: String) throws(UsageError) {
        do {
            try self.init(text)
        } catch {
            throw UsageError(error.message)
        }
    }
}

/// Gives rights, where there is somebody who checks them.
public struct RightsGiver: Sendable {
    public enum Answer: Sendable, Equatable {
        case given
        /// The development broker.
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

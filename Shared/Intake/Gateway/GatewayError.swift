import KafkaClient

/// The broker did not accept a message or did not answer in time, or we lack a right.
public struct GatewayError: Error, CustomStringConvertible {
    public let description: String
    /// Whether an operator has to grant us a right first: trying again soon is of no use.
    public let isOfRights: Bool

    init(_ description: String, isOfRights: Bool = false) {
        self.description = description
        self.isOfRights = isOfRights
    }

    init(_ error: any Error) {
        self.init("\(error)", isOfRights: (error as? KafkaError)?.isOfRights ?? false)
    }
}

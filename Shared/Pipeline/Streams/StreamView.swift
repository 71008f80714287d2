import Contracts
import PostgresClient

/// The part of another service's stream that a service keeps for display, and never bases decisions on.
public protocol StreamView: Sendable {
    var service: ServiceName { get }
    /// The stream that is followed.
    var stream: ServiceName { get }
    /// Stores the content of the events. Ignores events that it does not understand: a view never stops the service.
    func apply(_ events: [StreamEvent], on database: isolated PostgresConnection) throws
}

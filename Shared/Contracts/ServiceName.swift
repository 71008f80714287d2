/// The four services, in the direction of the flow.
public enum ServiceName: String, CaseIterable, Sendable, Codable {
    case registration
    case matching
    case monitoring
    case escalation

    public var source: String { "urn:nld:doorstroom:service:\(self.rawValue)" }
}

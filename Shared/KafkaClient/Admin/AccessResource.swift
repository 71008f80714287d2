/// The resource that a right applies to.
public enum AccessResource: Sendable, Hashable {
    case topic(String)
    /// All topics whose names start with the prefix.
    case topics(prefix: String)
    case group(String)
    case groups(prefix: String)
    case cluster

    func check() throws(KafkaError) {
        switch self {
        case .topic(let name), .topics(let name): try KafkaName.checkTopic(name)
        case .group(let name), .groups(let name): try KafkaName.checkGroup(name)
        case .cluster: break
        }
    }

    public var text: String {
        switch self {
        case .topic(let name): "topic \(name)"
        case .topics(let prefix): "topics \(prefix)*"
        case .group(let name): "group \(name)"
        case .groups(let prefix): "groups \(prefix)*"
        case .cluster: "the cluster"
        }
    }
}

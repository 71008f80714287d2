/// The messages on every topic in the order in which they were written.
struct WireLog {
    private(set) var messages: [String: [[UInt8]]] = [:]

    mutating func add(_ bytes: [UInt8], on topic: String) { self.messages[topic, default: []].append(bytes) }
}

import CLibrdkafka

/// How to reach a cluster. `properties` takes any property of librdkafka and overrides our defaults.
public struct KafkaConfiguration: Sendable {
    public var bootstrapServers: String
    public var clientId: String
    public var properties: [String: String]

    public init(bootstrapServers: String, clientId: String, properties: [String: String] = [:]) {
        self.bootstrapServers = bootstrapServers
        self.clientId = clientId
        self.properties = properties
    }

    /// The name under which the broker knows us, for messages to people.
    public var user: String {
        if let name = self.properties["sasl.username"] { return "user «\(name)»" }
        for property in ["ssl.certificate.location", "ssl.keystore.location"] {
            if let file = self.properties[property] { return "the user of the certificate in \(file)" }
        }
        return "user «ANONYMOUS» (no sasl.username is set)"
    }

    /// Creates librdkafka's configuration object; the caller hands it to `rd_kafka_new` or destroys it.
    /// - Parameter optional: properties that older versions of the library do not know.
    /// - Returns: the object, and the optional properties that this library lacks.
    func makeHandle(
        defaults: [String: String], optional: [String: String] = [:]
    ) throws(KafkaError) -> (pointer: OpaquePointer, lacking: Set<String>) {
        guard let conf = rd_kafka_conf_new() else { throw KafkaError(.configuration, "no memory for a configuration") }
        // Otherwise, of two small requests in a row to two topics, the second waits 40 ms for the first one's
        // acknowledgement. The setting also applies to the development broker's own sockets.
        var merged = defaults.merging(["socket.nagle.disable": "true"]) { own, _ in own }.merging(optional) { $1 }
        merged["bootstrap.servers"] = self.bootstrapServers
        merged["client.id"] = self.clientId
        for (name, value) in self.properties { merged[name] = value }
        var lacking: Set<String> = []
        for (name, value) in merged.sorted(by: { $0.key < $1.key }) {
            var text = [CChar](repeating: 0, count: 256)
            let result = rd_kafka_conf_set(conf, name, value, &text, text.count)
            if result == RD_KAFKA_CONF_UNKNOWN, optional[name] != nil, self.properties[name] == nil {
                lacking.insert(name)
            } else if result != RD_KAFKA_CONF_OK {
                rd_kafka_conf_destroy(conf)
                throw KafkaError(.configuration, "\(name): \(String(nullTerminated: text))")
            }
        }
        return (conf, lacking)
    }
}

extension String {
    init(nullTerminated bytes: [CChar]) {
        self.init(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

import CLibrdkafka

/// How to reach a cluster. Any property of librdkafka can be set; what is set here wins over our defaults.
public struct KafkaConfiguration: Sendable {
    public var bootstrapServers: String
    public var clientId: String
    public var properties: [String: String]

    public init(bootstrapServers: String, clientId: String, properties: [String: String] = [:]) {
        self.bootstrapServers = bootstrapServers
        self.clientId = clientId
        self.properties = properties
    }

    /// Makes librdkafka's configuration object; the caller hands it to `rd_kafka_new` or destroys it.
    func makeHandle(defaults: [String: String]) throws(KafkaError) -> OpaquePointer {
        guard let conf = rd_kafka_conf_new() else { throw KafkaError(.configuration, "no memory for a configuration") }
        // Two small requests in a row, to two topics, would otherwise wait 40 ms for the first one's acknowledgement. The
        // development broker's own sockets follow its setting too.
        var merged = defaults.merging(["socket.nagle.disable": "true"]) { own, _ in own }
        merged["bootstrap.servers"] = self.bootstrapServers
        merged["client.id"] = self.clientId
        for (name, value) in self.properties { merged[name] = value }
        for (name, value) in merged.sorted(by: { $0.key < $1.key }) {
            var text = [CChar](repeating: 0, count: 256)
            guard rd_kafka_conf_set(conf, name, value, &text, text.count) == RD_KAFKA_CONF_OK else {
                rd_kafka_conf_destroy(conf)
                throw KafkaError(.configuration, "\(name): \(String(nullTerminated: text))")
            }
        }
        return conf
    }
}

extension String {
    init(nullTerminated bytes: [CChar]) {
        self.init(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Checks names before anything is written into a cluster: a broker accepts some that no client can use afterwards.
enum KafkaName {
    static func hasControlCharacters(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.generalCategory == .control || $0.value == 0xFFFD }
    }

    /// Kafka's rule for topic names; also applies to the common prefix of the names in a prefixed right.
    static func checkTopic(_ name: String) throws(KafkaError) {
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "._-".utf8.contains(byte)
        }
        guard isPlain, (1...249).contains(name.utf8.count), name != ".", name != ".." else {
            throw KafkaError(
                .configuration, "«\(name)» is no name of a topic: 1 to 249 letters, digits and . _ - without accents")
        }
    }

    static func checkGroup(_ name: String) throws(KafkaError) {
        guard (1...249).contains(name.utf8.count), !Self.hasControlCharacters(name), name != "*" else {
            throw KafkaError(
                .configuration, "«\(name)» is no name of a consumer group: 1 to 249 bytes without control characters")
        }
    }

    /// Checks the name of a setting and its value.
    /// - Parameter mayBeEmpty: accepts an empty value, as a cluster gives some list settings.
    static func checkSetting(
        _ name: String, _ value: String, topic: String, mayBeEmpty: Bool = false
    ) throws(KafkaError) {
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: ".")
        }
        guard isPlain, !name.isEmpty, mayBeEmpty || !value.isEmpty, !Self.hasControlCharacters(value) else {
            throw KafkaError(.configuration, "«\(name)=\(value)» is no setting of a topic", topic: topic)
        }
    }
}

extension TopicDefinition {
    /// - Throws: `configuration`, before any request to a cluster.
    func check() throws(KafkaError) {
        try KafkaName.checkTopic(self.name)
        guard self.partitions >= 1, self.replication == -1 || self.replication >= 1 else {
            throw KafkaError(
                .configuration, "\(self.partitions) partitions on \(self.replication) brokers: at least one of each",
                topic: self.name)
        }
        for (name, value) in self.configuration.sorted(by: { $0.key < $1.key }) {
            try KafkaName.checkSetting(name, value, topic: self.name)
        }
    }
}

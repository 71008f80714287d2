import CLibrdkafka

/// The value of a topic's setting in its cluster.
public struct TopicSetting: Sendable, Hashable {
    public let value: String
    /// Whether the topic itself sets this value; otherwise it is the cluster's default.
    public let isOwn: Bool

    public init(_ value: String, isOwn: Bool) {
        self.value = value
        self.isOwn = isOwn
    }
}

extension KafkaAdmin {
    /// All settings of topics.
    /// - Throws: `unsupported` when the broker has no admin API.
    public func settings(of topics: [String]) throws(KafkaError) -> [String: [String: TopicSetting]] {
        var resources = try Self.resources(topics.map { ($0, [:]) })
        defer { for resource in resources { rd_kafka_ConfigResource_destroy(resource) } }
        guard !resources.isEmpty else { return [:] }
        let answers = try self.request(
            RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, .readSettings, &resources, send: rd_kafka_DescribeConfigs
        ) { event in
            var count = 0
            let result = rd_kafka_event_DescribeConfigs_result(event)
            return Self.answers(rd_kafka_DescribeConfigs_result_resources(result, &count), count)
        }
        var settings: [String: [String: TopicSetting]] = [:]
        for answer in answers {
            guard answer.result.error == RD_KAFKA_RESP_ERR_NO_ERROR else {
                throw self.error(answer.result, .readSettings)
            }
            settings[answer.result.name] = answer.settings
        }
        return settings
    }

    /// Replaces all settings that topics have of their own: a setting that is not named returns to the cluster's
    /// default. librdkafka 2.0 knows no other kind of change.
    public func replaceSettings(_ settings: [String: [String: String]]) throws(KafkaError) {
        for (topic, values) in settings {
            for (name, value) in values { try KafkaName.checkSetting(name, value, topic: topic, mayBeEmpty: true) }
        }
        var resources = try Self.resources(settings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        defer { for resource in resources { rd_kafka_ConfigResource_destroy(resource) } }
        guard !resources.isEmpty else { return }
        let answers = try self.request(
            RD_KAFKA_ADMIN_OP_ALTERCONFIGS, .changeSettings, &resources, send: rd_kafka_AlterConfigs
        ) { event in
            var count = 0
            let result = rd_kafka_event_AlterConfigs_result(event)
            return Self.answers(rd_kafka_AlterConfigs_result_resources(result, &count), count)
        }
        for answer in answers where answer.result.error != RD_KAFKA_RESP_ERR_NO_ERROR {
            throw self.error(answer.result, .changeSettings)
        }
    }

    private static func resources(_ topics: [(name: String, values: [String: String])]) throws(KafkaError)
        -> [OpaquePointer?]
    {
        for topic in topics { try KafkaName.checkTopic(topic.name) }
        return topics.map { topic in
            let resource = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.name)
            for (name, value) in topic.values { rd_kafka_ConfigResource_set_config(resource, name, value) }
            return resource
        }
    }

    private static func answers(
        _ resources: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int
    ) -> [(result: AdminResult, settings: [String: TopicSetting])] {
        guard let resources else { return [] }
        return (0..<count).map { index in
            let resource = resources[index]
            let result = AdminResult(
                name: rd_kafka_ConfigResource_name(resource).map { String(cString: $0) } ?? "",
                error: rd_kafka_ConfigResource_error(resource),
                text: rd_kafka_ConfigResource_error_string(resource).map { String(cString: $0) })
            var size = 0
            let entries = rd_kafka_ConfigResource_configs(resource, &size)
            var settings: [String: TopicSetting] = [:]
            for place in 0..<size {
                guard let entry = entries?[place], let name = rd_kafka_ConfigEntry_name(entry),
                    let value = rd_kafka_ConfigEntry_value(entry)
                else { continue }
                settings[String(cString: name)] = TopicSetting(
                    String(cString: value),
                    isOwn: rd_kafka_ConfigEntry_source(entry) == RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG)
            }
            return (result, settings)
        }
    }
}

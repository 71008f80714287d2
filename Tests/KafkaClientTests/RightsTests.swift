@testable import KafkaClient
import TestSupport
import Testing

/// The error of every call tells an operator which user lacks which right on which resource.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct RightsTests {
    private static func with(_ body: (TestBroker, String) async throws -> Void) async throws {
        try await TestBroker.withBroker(development: true) { broker in
            let topic = broker.name("topic")
            try await broker.create(topic)
            try await body(broker, topic)
        }
    }

    private static func isNamed(_ error: KafkaError?, right: String, topic: String) -> Bool {
        guard let error else { return false }
        return error.code == .topicAuthorization && error.isOfRights && !error.isRetriable && error.isOfTopic
            && error.description
                == "Kafka: user «ANONYMOUS» (no sasl.username is set) has no right to \(right) topic «\(topic)»"
    }

    @Test func anInvisibleTopicIsNotReportedAsMissing() async throws {
        try await Self.with { broker, topic in
            try await broker.withConsumer { consumer in
                let count = try await consumer.replicas(of: topic).count
                #expect(count == 1)
                broker.forbid(topic)
                let error = await #expect(throws: KafkaError.self) { try await consumer.replicas(of: topic) }
                #expect(Self.isNamed(error, right: "see (Describe)", topic: topic), "\(error as Any)")
                // The list of all topics omits the topic, as on a real broker.
                let listed = try await consumer.topics()
                #expect(listed[topic] == nil)
                broker.hide(topic)
                let missing = await #expect(throws: KafkaError.self) { try await consumer.replicas(of: topic) }
                #expect(missing?.code == .topicUnknown)
            }
        }
    }

    @Test func aReaderLearnsWhichTopicItMayNotRead() async throws {
        try await Self.with { broker, topic in
            try await broker.send(numbered(0..<1, topic: topic))
            try await broker.withConsumer { consumer in
                broker.refuse(.offsets, times: 10)
                let marks = await #expect(throws: KafkaError.self) {
                    try await consumer.watermarks(TopicPartition(topic, 0))
                }
                #expect(Self.isNamed(marks, right: "see (Describe)", topic: topic), "\(marks as Any)")
            }
            try await broker.withConsumer { consumer in
                broker.refuse(.fetch, times: 1)
                try await consumer.add([TopicPartition(topic, 0): 0])
                var failure: KafkaError?
                try await eventually("the failure") {
                    _ = try await consumer.poll(maximum: 1, waitMilliseconds: 100)
                    failure = await consumer.takeFailures()[TopicPartition(topic, 0)] ?? failure
                    return failure != nil
                }
                #expect(Self.isNamed(failure, right: "read (Read)", topic: topic), "\(failure as Any)")
                // The failure concerns that partition, and not the brokers.
                let problem = await consumer.brokerProblem()
                #expect(problem == nil)
            }
        }
    }

    @Test func aWriterLearnsWhichTopicItMayNotWriteAndOtherMessagesPass() async throws {
        try await Self.with { broker, topic in
            let forbidden = broker.name("forbidden")
            try await broker.create(forbidden)
            broker.forbid(forbidden)
            try await broker.withProducer { producer in
                let both = numbered(0..<5, topic: topic) + numbered(0..<5, topic: forbidden)
                let report = try await producer.deliver(both)
                #expect(report.deliveries.count { $0 != nil } == 5)
                let failure = report.failures[forbidden]
                #expect(Self.isNamed(failure, right: "write to (Write)", topic: forbidden), "\(failure as Any)")
            }
            try await broker.withProducer { producer in
                try await producer.send(numbered(0..<1, topic: topic))
                broker.refuse(.produce)
                let error = await #expect(throws: KafkaError.self) {
                    try await producer.send(numbered(1..<2, topic: topic))
                }
                #expect(Self.isNamed(error, right: "write to (Write)", topic: topic), "\(error as Any)")
            }
        }
    }

    /// The call itself reports only that no broker answered.
    @Test func aWrongPasswordIsNamedByEveryClient() async throws {
        let broker = try RefusingBroker()
        defer { broker.stop() }
        func configuration(_ further: [String: String] = [:]) -> KafkaConfiguration {
            let own = [
                "security.protocol": "sasl_plaintext", "sasl.mechanisms": "PLAIN",
                "sasl.username": "registration", "sasl.password": "wrong",
            ]
            return KafkaConfiguration(
                bootstrapServers: "127.0.0.1:\(broker.port)", clientId: "refused",
                properties: own.merging(further) { $1 })
        }
        func isNamed(_ error: KafkaError?) -> Bool {
            guard let error else { return false }
            return error.code == .authentication && error.isOfRights && !error.isRetriable && !error.isOfTopic
                && error.description.hasPrefix("Kafka: Kafka refuses user «registration»: ")
                && error.description.contains(RefusingBroker.words)
        }
        let consumer = try KafkaConsumer(configuration(), group: "g")
        let metadata = await #expect(throws: KafkaError.self) { try await consumer.topics(waitMilliseconds: 1_500) }
        #expect(isNamed(metadata), "\(metadata as Any)")
        let marks = await #expect(throws: KafkaError.self) {
            try await consumer.watermarks(TopicPartition("t", 0), waitMilliseconds: 500)
        }
        #expect(isNamed(marks), "\(marks as Any)")
        let problem = await consumer.brokerProblem()
        #expect(isNamed(problem), "\(problem as Any)")
        await consumer.close()

        let producer = try KafkaProducer(configuration(["message.timeout.ms": "1500"]))
        let sent = await #expect(throws: KafkaError.self) { try await producer.send(numbered(0..<1, topic: "t")) }
        #expect(isNamed(sent), "\(sent as Any)")
        producer.close()

        let admin = try KafkaAdmin(configuration())
        let made = await #expect(throws: KafkaError.self) { try await admin.topics() }
        #expect(isNamed(made), "\(made as Any)")
    }

    @Test func ourPrincipalIsNamedAsTheBrokerKnowsIt() {
        func user(_ properties: [String: String]) -> String {
            KafkaConfiguration(bootstrapServers: "", clientId: "c", properties: properties).user
        }
        #expect(user(["sasl.username": "registration"]) == "user «registration»")
        #expect(user(["ssl.certificate.location": "/etc/a.pem"]) == "the user of the certificate in /etc/a.pem")
        #expect(user(["ssl.keystore.location": "/etc/a.p12"]) == "the user of the certificate in /etc/a.p12")
        #expect(user([:]).hasPrefix("user «ANONYMOUS»"))
    }
}

@Suite(.timeLimit(.minutes(10)))
struct WrittenNamesTests {
    @Test(arguments: ["User:lister", "User:CN=lister,O=Lister Utrecht,C=NL", "User:é"])
    func aValidPrincipalIsAccepted(text: String) throws {
        #expect(try Principal(text).description == text)
    }

    @Test(arguments: [
        ("carol", "User:carol"), ("", "User:lister"), ("User:", "1 to 250"), ("user:carol", "User:carol"),
        ("Group:carol", "User:carol"), ("User:*", "all users"), ("User: carol", "space"), ("User:carol\n", "control"),
        ("User:a\u{0}b", "control"), (" User:carol", "User:"),
    ])
    func aPrincipalThatWouldBreakTheClusterIsRefused(text: String, word: String) {
        let error = #expect(throws: KafkaError.self) { try Principal(text) }
        #expect(error?.code == .configuration)
        #expect(error?.message.contains(word) == true, "\(error as Any)")
    }

    /// None of these calls reaches a broker: nothing listens at the client's address.
    @Test func namesAreCheckedBeforeAnythingIsSent() async throws {
        let admin = try KafkaAdmin(KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientId: "c"))
        let principal = try Principal("User:lister")
        let good = TopicDefinition("good")
        for bad in [
            TopicDefinition("with space"), TopicDefinition(""), TopicDefinition(".."), TopicDefinition("é"),
            TopicDefinition(String(repeating: "a", count: 250)), TopicDefinition("a", partitions: 0),
            TopicDefinition("a", replication: 0), TopicDefinition("a", configuration: ["Retention": "1"]),
            TopicDefinition("a", configuration: ["retention.ms": ""]),
            TopicDefinition("a", configuration: ["retention.ms": "1\n"]),
        ] {
            let error = await #expect(throws: KafkaError.self) { try await admin.create([good, bad]) }
            #expect(error?.code == .configuration, "\(bad) \(error as Any)")
        }
        for bad in [AccessResource.topic("*"), .topics(prefix: ""), .group(""), .group("*"), .groups(prefix: "a\n")] {
            let rules = [AccessRule(principal, .read, .topic("good")), AccessRule(principal, .read, bad)]
            let error = await #expect(throws: KafkaError.self) { try await admin.allow(rules) }
            #expect(error?.code == .configuration, "\(bad) \(error as Any)")
        }
        let error = await #expect(throws: KafkaError.self) {
            try await admin.replaceSettings(["good": ["retention.ms": "-1"], "bad name": ["retention.ms": "-1"]])
        }
        #expect(error?.code == .configuration)
    }

    @Test func aPropertyThatThisLibraryLacksIsLeftOutOnlyWhereItMayBe() throws {
        let configuration = KafkaConfiguration(bootstrapServers: "", clientId: "c")
        let made = try configuration.makeHandle(defaults: [:], optional: ["no.such.property": "1", "linger.ms": "5"])
        #expect(made.lacking == ["no.such.property"])
        let wrong = #expect(throws: KafkaError.self) {
            try configuration.makeHandle(defaults: [:], optional: ["linger.ms": "soon"])
        }
        #expect(wrong?.code == .configuration)
        // A setting that the operator asks for is never dropped silently.
        let asked = KafkaConfiguration(bootstrapServers: "", clientId: "c", properties: ["no.such.property": "2"])
        let error = #expect(throws: KafkaError.self) {
            try asked.makeHandle(defaults: [:], optional: ["no.such.property": "1"])
        }
        #expect(error?.code == .configuration)
    }
}

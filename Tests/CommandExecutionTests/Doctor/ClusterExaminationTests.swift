@testable import CommandExecution
import Contracts
import KafkaClient
@testable import Pipeline
import Testing

/// Every fault has a line that names it and the command that repairs it.
@Suite(.timeLimit(.minutes(10)))
struct ClusterExaminationTests {
    private static let lister = Partner(id: "lister", kind: .institution, name: "Lister")
    private static let intake = "doorstroom.in.lister"
    private static let feedback = "doorstroom.feedback.lister"

    private static func examine(
        _ service: ServiceName = .registration,
        durability: TopicDurability = TopicDurability(replicas: 3, minInsync: 2),
        _ spoil: (inout FakeProbe) -> Void = { _ in }
    ) async -> [Diagnosis] {
        var probe = FakeProbe()
        spoil(&probe)
        return await ClusterExamination(
            service: service, topics: Topics(), directory: PartnerDirectory([Self.lister]), durability: durability,
            user: "user «registration»", principal: "User:registration", probe: probe
        ).run()
    }

    private static func right(_ topic: String) -> KafkaError {
        KafkaError(.topicAuthorization, "user «registration» has no right to … topic «\(topic)»", topic: topic)
    }

    /// Whether exactly one finding is not right, and its line contains all of these words.
    private static func isOnly(_ findings: [Diagnosis], _ state: Diagnosis.State, _ words: String...) -> Bool {
        let others = findings.filter { $0.state != .right }
        guard others.count == 1, others[0].state == state else { return false }
        return words.allSatisfy { others[0].line.contains($0) }
    }

    @Test(arguments: ServiceName.allCases)
    func aHealthyClusterHasNoProblems(service: ServiceName) async {
        let findings = await Self.examine(service)
        for finding in findings { #expect(finding.state == .right, "\(finding.line)") }
        let names = findings.map(\.text).filter { $0.hasPrefix("topic ") }
        for upper in service.reads { #expect(names.contains { $0.contains("doorstroom.\(upper.rawValue):") }) }
        #expect(names.contains { $0.contains("doorstroom.\(service.rawValue):") && $0.contains("can be written") })
        #expect(!names.contains { $0.contains("other.topic") })
        #expect(findings.last?.text == "consumer groups: doorstroom.* take offsets")
    }

    @Test func registrationTriesEveryTopicOfItsPartners() async {
        let lines = await Self.examine().map(\.line)
        #expect(lines.contains("ok     topic \(Self.intake): 1 partition, 3 replicas, can be read, can be written"))
        #expect(lines.contains("ok     topic \(Self.feedback): 1 partition, 3 replicas, can be read, can be written"))
    }

    @Test func eachWriterTriesAFeedbackTopic() async {
        for service in [ServiceName.matching, .escalation] {
            let findings = await Self.examine(service) { $0.writing[Self.feedback] = Self.right(Self.feedback) }
            #expect(Self.isOnly(findings, .wrong, Self.feedback, "rights User:registration"), "\(findings)")
        }
        let inbox = await Self.examine(.escalation) { probe in
            probe.writing["doorstroom.in.uitvoeringsteam"] = Self.right("doorstroom.in.uitvoeringsteam")
        }
        #expect(Self.isOnly(inbox, .wrong, "doorstroom.in.uitvoeringsteam"))
    }

    @Test(arguments: [
        (KafkaError.Code.authentication, "sasl.password"), (.encryption, "ssl.ca.location"),
        (.transport, "start Kafka"),
    ])
    func anUnreachableClusterEndsTheExamination(code: KafkaError.Code, word: String) async {
        let findings = await Self.examine { $0.connection = KafkaError(code, "it says why") }
        #expect(findings.count == 1 && findings[0].state == .wrong)
        #expect(findings[0].line.contains("it says why") && findings[0].line.contains(word))
    }

    @Test func aMissingTopicIsReportedWithItsMaker() async {
        let unknown = KafkaError(.topicUnknown, "Unknown topic", topic: Self.intake)
        let own = await Self.examine { $0.missing[Self.intake] = unknown }
        #expect(Self.isOnly(own, .wrong, Self.intake, "doorstroom-registration topics"))
        let others = await Self.examine { $0.missing["doorstroom.matching"] = unknown }
        #expect(Self.isOnly(others, .wrong, "doorstroom.matching", "the service that writes it makes it"))
    }

    @Test func aMissingRightIsReportedWithItsCommand() async {
        let spoilers: [(inout FakeProbe) -> Void] = [
            { $0.missing[Self.intake] = Self.right(Self.intake) },
            { $0.settingsProblem[Self.intake] = Self.right(Self.intake) },
            { $0.reading[Self.intake] = Self.right(Self.intake) },
            { $0.writing[Self.intake] = Self.right(Self.intake) },
            { $0.committing = KafkaError(.groupAuthorization, "user «registration» has no right to its group") },
        ]
        for spoil in spoilers {
            let findings = await Self.examine(.registration, spoil)
            let command = "→ doorstroom-registration rights User:registration"
            #expect(Self.isOnly(findings, .wrong, "user «registration» has no right", command), "\(findings)")
        }
    }

    @Test(arguments: [
        ("message.timestamp.type", "CreateTime"), ("retention.ms", "604800000"), ("cleanup.policy", "compact"),
        ("compression.type", "producer"), ("max.message.bytes", "10485880"), ("min.insync.replicas", "1"),
        ("unclean.leader.election.enable", "true"),
    ])
    func aDifferentSettingIsNamed(name: String, value: String) async {
        // The required value comes from the runbook; it is not computed here.
        let wanted = FakeProbe.intake[name] ?? ""
        let findings = await Self.examine { $0.spoilt[Self.intake] = [name: value] }
        let line = findings.first { $0.state == .wrong }?.line ?? ""
        #expect(line.contains("topic \(Self.intake): \(name) is \(value), and has to be \(wanted)"), "\(findings)")
        #expect(line.contains("→ doorstroom-registration topics"))
    }

    /// A service compares the end of its own stream with its journal, and does not start without having read it.
    @Test(arguments: ServiceName.allCases)
    func theRightToReadTheOwnStreamIsTried(service: ServiceName) async {
        let stream = "doorstroom.\(service.rawValue)"
        let findings = await Self.examine(service) {
            $0.reading[stream] = KafkaError(
                .topicAuthorization, "user «\(service.rawValue)» has no right to read (Read) topic «\(stream)»",
                topic: stream)
        }
        #expect(findings.contains { $0.state == .wrong && $0.line.contains("has no right to read") }, "\(findings)")
    }

    @Test func aStreamHasOnePartitionAndIsKeptForEver() async {
        let parts = await Self.examine { $0.replicaCounts["doorstroom.registration"] = [3, 3] }
        #expect(Self.isOnly(parts, .wrong, "doorstroom.registration: it has 2 partitions; a stream has one"))
        let short = await Self.examine { $0.spoilt["doorstroom.registration"] = ["retention.ms": "604800000"] }
        #expect(Self.isOnly(short, .wrong, "retention.ms is 604800000, and has to be -1"))
        let bounded = await Self.examine { $0.spoilt["doorstroom.registration"] = ["retention.bytes": "1000000"] }
        #expect(Self.isOnly(bounded, .wrong, "retention.bytes is 1000000, and has to be -1"))
        // Partners' topics may have more.
        let intake = await Self.examine { $0.replicaCounts[Self.intake] = [3, 3] }
        #expect(!intake.contains { $0.state != .right })
    }

    @Test func tooFewCopiesAreNamed() async {
        let few = await Self.examine { $0.replicaCounts[Self.intake] = [2] }
        #expect(Self.isOnly(few, .wrong, Self.intake, "2 replicas, DOORSTROOM_KAFKA_REPLICAS says 3"))
        let none = await Self.examine { $0.replicaCounts[Self.intake] = [1] }
        #expect(Self.isOnly(none, .wrong, "1 replicas, and min.insync.replicas is 2: nothing can be written"))
        let one = await Self.examine(durability: .clusterDefaults) { probe in
            probe.replicaCounts[Self.intake] = [1]
            probe.spoilt[Self.intake] = ["min.insync.replicas": "1"]
        }
        #expect(Self.isOnly(one, .advice, Self.intake, "one broker keeps it", "DOORSTROOM_KAFKA_REPLICAS=3"))
        let weak = await Self.examine(durability: .clusterDefaults) { probe in
            probe.spoilt[Self.intake] = ["min.insync.replicas": "1"]
        }
        #expect(Self.isOnly(weak, .advice, "min.insync.replicas is 1", "DOORSTROOM_KAFKA_MIN_INSYNC=2"))
    }

    @Test func untriedRightsAreReported() async {
        let findings = await Self.examine { probe in
            probe.writing[Self.intake] = KafkaError(.unsupported, "it takes 99999999 bytes: too many to try")
        }
        #expect(Self.isOnly(findings, .doesNotApply, Self.intake, "writing was not tried", "too many to try"))
    }

    @Test func onTheDevelopmentBrokerNothingIsSentAndNoSettingAsked() async {
        let findings = await Self.examine { probe in
            probe.isDevelopmentBroker = true
            for topic in ["doorstroom.registration", Self.intake, Self.feedback] {
                probe.writing[topic] = Self.right(topic)
                probe.settingsProblem[topic] = Self.right(topic)
            }
        }
        #expect(Self.isOnly(findings, .doesNotApply, "development broker"), "\(findings)")
    }
}

import Contracts
import KafkaClient
import OperatorCommands
import Pipeline
import ServiceKit

extension DoctorCommand: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let findings = await self.examine(context)
        for finding in findings { Console.print(finding.line) }
        let wrong = findings.count { $0.state == .wrong }
        guard wrong == 0 else { throw ExaminationError(wrong: wrong) }
    }

    /// All diagnoses, in the order in which a service needs these things.
    private func examine(_ context: CommandContext) async -> [Diagnosis] {
        let database = DatabaseExamination(service: context.service.rawValue, migrations: context.migrations)
        return await database.run(context.configuration.database) + [Self.timeZone(context.configuration)]
            + (await self.examineCluster(context))
    }

    private func examineCluster(_ context: CommandContext) async -> [Diagnosis] {
        let configuration = context.configuration
        guard !configuration.kafka.isEmpty else {
            return [.wrong("Kafka: none is named", remedy: "set DOORSTROOM_KAFKA to host:port of the brokers")]
        }
        let kafka = context.kafka("doctor")
        do {
            let probe = try KafkaProbe(kafka)
            let examination = ClusterExamination(
                service: context.service, topics: context.topics, directory: await context.partners(),
                durability: TopicDurability(configuration), user: kafka.user,
                principal: Self.principal(configuration.kafkaProperties, context.service), probe: probe)
            let findings = await examination.run()
            await probe.close()
            return findings
        } catch {
            return [.wrong("\(error)", remedy: "correct DOORSTROOM_KAFKA_PROPERTIES")]
        }
    }

    /// Our principal on the broker. For a certificate only the broker knows how it writes the subject.
    static func principal(_ properties: [String: String], _ service: ServiceName) -> String {
        if let name = properties["sasl.username"] { return "User:\(name)" }
        let certificates = ["ssl.certificate.location", "ssl.certificate.pem", "ssl.keystore.location"]
        guard !certificates.contains(where: { properties[$0] != nil }) else {
            return "\"User:<the subject of the certificate>\""
        }
        return "User:\(service.rawValue)"
    }

    static func timeZone(_ configuration: ServiceConfiguration) -> Diagnosis {
        Self.timeZone(isReal: configuration.calendar == .real) { () throws(ConfigurationError) in try UtrechtTime() }
    }

    static func timeZone(isReal: Bool, _ make: () throws(ConfigurationError) -> UtrechtTime) -> Diagnosis {
        guard isReal else { return .doesNotApply("calendar: days are requested, no clock begins them") }
        do {
            _ = try make()
            return .right("calendar: this machine knows the clocks of Europe/Amsterdam")
        } catch {
            return .wrong("calendar: \(error)", remedy: "install the time zone database (Debian: tzdata)")
        }
    }
}

/// Ends `doctor` with exit code 1.
struct ExaminationError: Error, CustomStringConvertible {
    let wrong: Int

    var description: String { "\(self.wrong) \(self.wrong == 1 ? "thing is" : "things are") wrong" }
}

import Foundation
import ServiceKit
import Testing

@Suite(.timeLimit(.minutes(10)))
struct EnvironmentTests {
    @Test func anEmptyVariableCountsAsNotSet() throws {
        let resolved = try Environment.resolved([
            "DOORSTROOM_KAFKA": "", "DOORSTROOM_KAFKA_FILE": "", "DOORSTROOM_REGION": "zwolle", "PATH": "", "HOME": "/",
        ])
        #expect(resolved == ["DOORSTROOM_REGION": "zwolle", "PATH": "", "HOME": "/"])
        let configuration = try ServiceConfiguration(environment: [
            "DOORSTROOM_KAFKA": "", "DOORSTROOM_TOPIC_PREFIX": "", "DOORSTROOM_LOG": "", "DOORSTROOM_HTTP_PORT": "",
            "DOORSTROOM_WEBHOOK_URL": "", "DOORSTROOM_INTAKE_PORT": "",
        ])
        #expect(configuration.kafka.isEmpty && configuration.topicPrefix == "doorstroom")
        #expect(configuration.logIdentity == .durable && configuration.httpPort == 0)
        #expect(configuration.string("webhook.url") == nil)
        #expect(try configuration.listener("intake") == nil)
    }

    @Test func anEmptyFileGivesNothingEither() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-\(UUID().uuidString)")
        try Data("\n".utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let configuration = try ServiceConfiguration(environment: ["DOORSTROOM_TOPIC_PREFIX_FILE": url.path])
        #expect(configuration.topicPrefix == "doorstroom")
    }

    @Test func onlyOurOwnVariablesAreLeftOut() {
        #expect(Environment.current.allSatisfy { !$0.key.hasPrefix("DOORSTROOM_") || !$0.value.isEmpty })
    }
}

@Suite(.timeLimit(.minutes(10)))
struct OneLineTextTests {
    @Test(arguments: ["Lister", "’s Heeren Loo", "Youké", "De Rading (jeugd) – 2", String(repeating: "é", count: 100)])
    func oneVisibleLineIsTaken(text: String) throws {
        #expect(try OneLineText.checked(text, "--name", maximum: 100) == text)
    }

    @Test(arguments: [
        ("", "needs a text"), (String(repeating: "x", count: 60_000), "60000 characters: at most 100"),
        (String(repeating: "e\u{301}", count: 51), "102 characters"), ("a\nb", "\\u000a at character 2"),
        ("a\r\nb", "\\u000d"), ("\u{9B}31m", "\\u009b"), ("a\u{202E}b", "\\u202e"), ("a\u{200B}b", "\\u200b"),
        ("\u{7F}", "\\u007f"), (" a", "blank"), ("a ", "blank"), ("a\u{A0}", "blank"), ("\t", "\\u0009"),
    ])
    func otherTextsAreRefusedWithAReason(text: String, reason: String) {
        let error = #expect(throws: UsageError.self) { try OneLineText.checked(text, "--name", maximum: 100) }
        #expect(
            error?.description.hasPrefix("--name ") == true && error?.description.contains(reason) == true, "\(reason)")
        #expect(error?.description.utf8.count ?? 0 < 200)
    }
}

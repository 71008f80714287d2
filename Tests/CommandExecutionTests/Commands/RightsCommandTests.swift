import CommandExecution
import KafkaClient
import ServiceKit
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RightsCommandTests {
    @Test func aMistypedPrincipalIsAUsageError() {
        let error = #expect(throws: UsageError.self) { try Principal(asked: "carol") }
        #expect(error?.description.contains("User:carol") == true)
    }
}

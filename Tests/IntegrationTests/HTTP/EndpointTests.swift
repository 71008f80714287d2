import ServiceKit
import Supervision
import Testing

@Suite(.timeLimit(.minutes(10)))
struct EndpointTests {
    @Test func theEnvironmentNamesServicesStartedElsewhere() throws {
        let configuration = try ServiceConfiguration(environment: [
            "DOORSTROOM_KAFKA": "kafka:9092", "DOORSTROOM_DATABASE_MATCHING": "postgresql://m@db/m",
            "DOORSTROOM_DATABASE_MATCHING_PASSWORD": "p@ss word/é&x=1", "DOORSTROOM_DATABASE_MONITORING": "",
            "DOORSTROOM_DATABASE_REGISTRATION": "postgresql://r@db/r?sslmode=require",
            "DOORSTROOM_DATABASE_REGISTRATION_PASSWORD": "x", "DOORSTROOM_ESCALATION_URL": "http://escalation:8084",
        ])
        let endpoints = Endpoints.fromEnvironment(configuration)
        #expect(endpoints.kafka == "kafka:9092")
        #expect(
            endpoints.postgres == [
                "matching": "postgresql://m@db/m?password=p%40ss%20word%2F%C3%A9%26x%3D1",
                "registration": "postgresql://r@db/r?sslmode=require&password=x",
            ])
        #expect(endpoints.http == ["escalation": "http://escalation:8084"])
    }

    /// A compose file cannot remove a variable, so an empty one counts as not set, for the command line too.
    @Test func anEmptyVariableNamesNoServer() throws {
        let empty = try Installation.Options(
            programs: "/",
            environment: [
                "DOORSTROOM_KAFKA": "", "DOORSTROOM_POSTGRES": "", "DOORSTROOM_TOPIC_PREFIX": "",
                "DOORSTROOM_DATABASE_PREFIX": "", "DOORSTROOM_LOG_LEVEL": "",
            ])
        #expect(empty.kafka == nil && empty.postgres == nil)
        #expect(empty.topicPrefix == "doorstroom" && empty.databasePrefix == "doorstroom" && empty.logLevel == "info")
        let set = try Installation.Options(programs: "/", environment: ["DOORSTROOM_KAFKA": "kafka:9092"])
        #expect(set.kafka == "kafka:9092")
    }
}

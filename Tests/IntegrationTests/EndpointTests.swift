import Operation
import ServiceKit
import Testing

@Suite(.timeLimit(.minutes(1)))
struct EndpointTests {
    @Test func whatOthersStartedIsFoundByTheEnvironment() throws {
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
}

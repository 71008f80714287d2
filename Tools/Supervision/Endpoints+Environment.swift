import Contracts
import ServiceKit

extension Endpoints {
    /// What the environment says of servers and services that others started, such as docker compose.
    ///
    /// `DOORSTROOM_KAFKA`; per service `DOORSTROOM_DATABASE_REGISTRATION` and, when it stands apart,
    /// `DOORSTROOM_DATABASE_REGISTRATION_PASSWORD`; `DOORSTROOM_REGISTRATION_URL`. Each also as `…_FILE`. What is not
    /// said is left out.
    public static func fromEnvironment(_ configuration: ServiceConfiguration) -> Endpoints {
        var endpoints = Endpoints(kafka: configuration.kafka, postgres: [:], http: [:])
        for name in ServiceName.allCases.map(\.rawValue) {
            let database = configuration.database("database.\(name)")
            if !database.isEmpty { endpoints.postgres[name] = database }
            endpoints.http[name] = configuration.string("\(name).url")
        }
        return endpoints
    }
}

import Contracts
import ServiceKit

extension Endpoints {
    /// Endpoints that the environment names, of servers and services that others started, such as docker compose.
    ///
    /// `DOORSTROOM_KAFKA`; per service `DOORSTROOM_DATABASE_REGISTRATION`, `DOORSTROOM_DATABASE_REGISTRATION_PASSWORD`
    /// when the password is not in the URL, and `DOORSTROOM_REGISTRATION_URL`; `DOORSTROOM_TOKEN`. Each also as `…_FILE`. Endpoints that
    /// are not named are left out.
    public static func fromEnvironment(_ configuration: ServiceConfiguration) -> Endpoints {
        var endpoints = Endpoints(
            kafka: configuration.kafka, postgres: [:], http: [:], token: configuration.string("token"))
        for name in ServiceName.allCases.map(\.rawValue) {
            let database = configuration.database("database.\(name)")
            if !database.isEmpty { endpoints.postgres[name] = database }
            endpoints.http[name] = configuration.string("\(name).url")
        }
        return endpoints
    }
}

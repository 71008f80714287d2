import Configuration
import Foundation

/// The configuration of an installation: environment variables, each with a `…_FILE` variant for secrets.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `DOORSTROOM_KAFKA` | none | `host:port[,host:port]` of the brokers |
/// | `DOORSTROOM_KAFKA_PROPERTIES` | none | further librdkafka properties, `name=value` separated by `;` |
/// | `DOORSTROOM_KAFKA_REPLICAS` | the cluster's | how many brokers keep each topic that we make |
/// | `DOORSTROOM_KAFKA_MIN_INSYNC` | the cluster's | how many of them have to have a message before it counts as sent |
/// | `DOORSTROOM_DATABASE` | none | libpq URL of this service's own database |
/// | `DOORSTROOM_DATABASE_PASSWORD` | none | its password, when the URL holds none |
/// | `DOORSTROOM_TOPIC_PREFIX` | `doorstroom` | first part of all topic names |
/// | `DOORSTROOM_REGION` | `utrecht` | the region this process works on |
/// | `DOORSTROOM_LOG` | `durable` | `durable`: another log halts; `embedded`: another log is read from its start |
/// | `DOORSTROOM_CALENDAR` | `real` | `real` (Europe/Amsterdam) or `simulated` |
/// | `DOORSTROOM_HTTP_HOST` | `127.0.0.1` | where HTTP listens |
/// | `DOORSTROOM_HTTP_PORT` | `0` | 0: a free port |
/// | `DOORSTROOM_PORT_FILE` | none | where the address is written once HTTP listens |
/// | `DOORSTROOM_INTAKE_PORT` | none | Registration: a further port, with `/v1` for partners and nothing else |
/// | `DOORSTROOM_INTAKE_HOST` | `127.0.0.1` | where that port listens |
/// | `DOORSTROOM_HEALTH_PORT` | none | a further port, with `/livez`, `/readyz` and `/metrics` and nothing else |
/// | `DOORSTROOM_HEALTH_HOST` | `127.0.0.1` | where that port listens |
/// | `DOORSTROOM_HTTP_CONNECTIONS` | `512` | the most connections of one port |
/// | `DOORSTROOM_HTTP_CONNECTIONS_PER_ADDRESS` | `128` | the most of one address |
/// | `DOORSTROOM_PUBLISH_ADDRESS` | where HTTP listens | where the ports are reached, when something publishes them |
/// | `DOORSTROOM_PROXY` | none | Escalation: `http://host:port` for webhooks; `http_proxy` and its like are ignored |
/// | `DOORSTROOM_PROXY_EXCEPTIONS` | none | Escalation: hosts and domains reached without it, separated by commas |
/// | `DOORSTROOM_CERTIFICATES` | the system's | Escalation: a PEM file of authorities to trust for receivers' TLS |
/// | `DOORSTROOM_LOG_LEVEL` | `info` | `debug`, `info`, `notice`, `warning`, `error` |
/// | `DOORSTROOM_EXIT_WITH_STDIN` | `false` | stop when standard input closes (a supervisor's child) |
public struct ServiceConfiguration: Sendable {
    public enum LogIdentity: String, Sendable {
        case durable
        case embedded
    }

    public enum Calendar: String, Sendable {
        case real
        case simulated
    }

    public var kafka: String
    public var kafkaProperties: [String: String]
    public var kafkaReplicas: Int?
    public var kafkaMinInsync: Int?
    public var database: String
    public var topicPrefix: String
    public var region: String
    public var logIdentity: LogIdentity
    public var calendar: Calendar
    public var httpHost: String
    public var httpPort: Int
    public var portFile: String?
    public var connectionLimits: ConnectionLimits
    public var logLevel: String
    public var exitsWithStandardInput: Bool
    private let reader: ConfigReader

    /// - Throws: `ConfigurationError` that names the variable.
    public init(environment: [String: String] = Environment.current) throws(ConfigurationError) {
        let resolved = try Environment.resolved(environment)
        let reader = ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: resolved))
        self.reader = reader
        func text(_ key: String) -> String? {
            reader.string(forKey: ConfigKey(["doorstroom"] + key.split(separator: ".").map(String.init)))
        }
        self.kafka = text("kafka") ?? ""
        self.kafkaProperties = try Self.properties(text("kafka.properties") ?? "")
        self.kafkaReplicas = try Self.count(text("kafka.replicas"), "DOORSTROOM_KAFKA_REPLICAS")
        self.kafkaMinInsync = try Self.count(text("kafka.min.insync"), "DOORSTROOM_KAFKA_MIN_INSYNC")
        if let replicas = self.kafkaReplicas, let least = self.kafkaMinInsync, least > replicas {
            throw ConfigurationError(
                "DOORSTROOM_KAFKA_MIN_INSYNC is \(least), of \(replicas) replicas: nothing could ever be sent")
        }
        self.database = Self.database(text("database"), password: text("database.password"))
        self.topicPrefix = text("topic.prefix") ?? "doorstroom"
        self.region = text("region") ?? "utrecht"
        guard let identity = LogIdentity(rawValue: text("log") ?? "durable") else {
            throw ConfigurationError("DOORSTROOM_LOG has to be durable or embedded")
        }
        self.logIdentity = identity
        guard let calendar = Calendar(rawValue: text("calendar") ?? "real") else {
            throw ConfigurationError("DOORSTROOM_CALENDAR has to be real or simulated")
        }
        self.calendar = calendar
        self.httpHost = text("http.host") ?? "127.0.0.1"
        self.httpPort = try Self.port(text("http.port") ?? "0", "DOORSTROOM_HTTP_PORT")
        self.portFile = text("port.file")
        self.connectionLimits = try Self.limits(
            total: text("http.connections"), perAddress: text("http.connections.per.address"))
        let levels = ["debug", "info", "notice", "warning", "error"]
        let level = text("log.level") ?? "info"
        guard levels.contains(level) else {
            throw ConfigurationError("DOORSTROOM_LOG_LEVEL has to be one of \(levels.joined(separator: ", "))")
        }
        self.logLevel = level
        guard let exits = Bool(text("exit.with.stdin") ?? "false") else {
            throw ConfigurationError("DOORSTROOM_EXIT_WITH_STDIN has to be true or false")
        }
        self.exitsWithStandardInput = exits
    }

    /// A further variable of one service, such as `webhook.url` for `DOORSTROOM_WEBHOOK_URL`.
    public func string(_ key: String) -> String? {
        self.reader.string(forKey: ConfigKey(["doorstroom"] + key.split(separator: ".").map(String.init)))
    }

    /// A further listener of a service, from `<key>.port` and `<key>.host`; `nil` without a port.
    public func listener(_ key: String) throws(ConfigurationError) -> HTTPListener? {
        guard let port = self.string("\(key).port") else { return nil }
        return HTTPListener(
            host: self.string("\(key).host") ?? "127.0.0.1",
            port: try Self.port(port, "DOORSTROOM_\(key.uppercased())_PORT"), limits: self.connectionLimits)
    }

    private static func limits(total: String?, perAddress: String?) throws(ConfigurationError) -> ConnectionLimits {
        let standard = ConnectionLimits.standard
        func number(_ text: String?, _ name: String, _ other: Int) throws(ConfigurationError) -> Int {
            guard let text else { return other }
            guard let number = Int(text), (1...65_536).contains(number) else {
                throw ConfigurationError("\(name) has to be a number of connections from 1 to 65536")
            }
            return number
        }
        let most = try number(total, "DOORSTROOM_HTTP_CONNECTIONS", standard.total)
        let ofOne = try number(
            perAddress, "DOORSTROOM_HTTP_CONNECTIONS_PER_ADDRESS", min(standard.perAddress, most))
        guard ofOne <= most else {
            throw ConfigurationError(
                "DOORSTROOM_HTTP_CONNECTIONS_PER_ADDRESS is more than DOORSTROOM_HTTP_CONNECTIONS: \(ofOne), \(most)")
        }
        return ConnectionLimits(total: most, perAddress: ofOne)
    }

    private static func port(_ text: String, _ name: String) throws(ConfigurationError) -> Int {
        guard let port = Int(text), (0...65_535).contains(port) else {
            throw ConfigurationError("\(name) has to be a port number")
        }
        return port
    }

    private static func count(_ text: String?, _ name: String) throws(ConfigurationError) -> Int? {
        guard let text else { return nil }
        guard let count = Int(text), (1...100).contains(count) else {
            throw ConfigurationError("\(name) has to be a number of brokers, 1 to 100")
        }
        return count
    }

    /// A database's URL from `<key>` and, when it is set separately, its password from `<key>.password`.
    public func database(_ key: String) -> String {
        Self.database(self.string(key), password: self.string("\(key).password"))
    }

    /// Adds the password as an encoded parameter, so that it may hold any character.
    private static func database(_ url: String?, password: String?) -> String {
        guard let url, !url.isEmpty else { return "" }
        guard let password, !password.isEmpty else { return url }
        let plain = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{0}"..."\u{7F}"))
        let encoded = password.addingPercentEncoding(withAllowedCharacters: plain) ?? password
        return "\(url)\(url.contains("?") ? "&" : "?")password=\(encoded)"
    }

    public func requireServers() throws(ConfigurationError) {
        guard !self.kafka.isEmpty else {
            throw ConfigurationError("DOORSTROOM_KAFKA is not set: give the brokers as host:port")
        }
        guard !self.database.isEmpty else {
            throw ConfigurationError(
                "DOORSTROOM_DATABASE is not set: give this service's own database as a postgresql:// URL")
        }
    }

    private static func properties(_ text: String) throws(ConfigurationError) -> [String: String] {
        var properties: [String: String] = [:]
        for (place, item) in text.split(separator: ";").enumerated() {
            let parts = item.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else {
                // The item may be the end of a password with a semicolon in it, so the error does not repeat it.
                throw ConfigurationError(
                    "DOORSTROOM_KAFKA_PROPERTIES: item \(place + 1) is not name=value; a value cannot hold a semicolon")
            }
            properties[parts[0].trimmingCharacters(in: .whitespaces)] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        return properties
    }
}

/// A missing or wrong variable, in one sentence for the operator.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

import Contracts
import Foundation
import ServiceKit

extension Installation {
    public struct Options: Sendable {
        /// The folder of the programs; by default this program's own.
        public var programs: String
        public var kafka: String?
        public var postgres: String?
        public var topicPrefix: String
        public var databasePrefix: String
        public var logLevel: String
        /// Uses the ports from 8081 up where they are free; otherwise any, so that several installations can start at
        /// once.
        public var usesUsualPorts = true
        /// On external servers, uses names that nothing else uses, and leaves nothing behind when it stops.
        public private(set) var isTemporary = false
        /// Environment variables that set the partners' daily quota; empty means the default quota.
        public var quota: [String: String] = [:]
        /// For the service, and for its commands that show the quota.
        var quotaEnvironment: [String: String] {
            Environment.current.filter { ["DOORSTROOM_QUOTA_EVENTS", "DOORSTROOM_QUOTA_BYTES"].contains($0.key) }
                .merging(self.quota) { $1 }
        }
        /// Environment variables of the sign-in; empty means the development sign-in, or what the environment says.
        public var signIn: [String: String] = [:]
        /// The origin of a proxy in front of the services, each below its path in `deploy/nginx`.
        public var proxy: String?
        /// Environment for the next start of one service only: with it a crash test plants a fault.
        public var fault: (@Sendable (ServiceName) -> [String: String])?

        /// - Throws: `ConfigurationError` that names the variable.
        public init(
            programs: String = Options.ownFolder, environment: [String: String] = Environment.current
        ) throws(ConfigurationError) {
            let environment = try Environment.resolved(environment)
            self.programs = programs
            self.kafka = environment["DOORSTROOM_KAFKA"]
            self.postgres = environment["DOORSTROOM_POSTGRES"]
            self.topicPrefix = environment["DOORSTROOM_TOPIC_PREFIX"] ?? "doorstroom"
            self.databasePrefix = environment["DOORSTROOM_DATABASE_PREFIX"] ?? "doorstroom"
            self.logLevel = environment["DOORSTROOM_LOG_LEVEL"] ?? "info"
        }

        /// Keeps the installation apart from everything else on external servers, as a demo or a test needs.
        public mutating func isolate() {
            self.isTemporary = true
            let suffix = String(UInt32.random(in: 0 ... .max), radix: 36)
            if self.kafka != nil { self.topicPrefix = "doorstroom-\(suffix)" }
            if self.postgres != nil { self.databasePrefix = "doorstroom_\(suffix)" }
        }

        public static var ownFolder: String {
            let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
            return URL(fileURLWithPath: own).deletingLastPathComponent().path
        }
    }
}

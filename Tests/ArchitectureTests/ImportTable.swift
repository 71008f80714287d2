/// Which folder may import which module: the import table of the architecture, and the packages of `Package.swift`.
enum ImportTable {
    static let services = ["Registration", "Matching", "Monitoring", "Escalation"]

    /// Modules that come with Swift. Domains, vocabulary and contracts may use only `FoundationEssentials`.
    private static let system: Set<String> = [
        "Dispatch", "Foundation", "FoundationEssentials", "Synchronization", "Glibc", "Musl", "Darwin",
    ]
    private static let telemetry: Set<String> = ["Logging", "Metrics", "ServiceLifecycle"]

    /// The allowed modules by folder; the first matching folder counts.
    static let allowed: [(folder: String, modules: Set<String>)] =
        [
            ("Shared/Vocabulary/", ["FoundationEssentials"]),
            ("Shared/Contracts/", ["Vocabulary", "FoundationEssentials"]),
            ("Shared/ThreadExecution/", Self.system),
            ("Shared/CurlClient/", Self.system.union(["CLibcurl"])),
            (
                "Shared/KafkaClient/",
                Self.system.union(Self.telemetry).union(["CLibrdkafka", "ThreadExecution", "Vocabulary"])
            ),
            (
                "Shared/PostgresClient/",
                Self.system.union(Self.telemetry).union(["CLibpq", "ThreadExecution", "Vocabulary", "Crypto"])
            ),
            (
                "Shared/ServiceKit/",
                Self.system.union(Self.telemetry).union([
                    "ArgumentParser", "Vocabulary", "Configuration", "Hummingbird", "HummingbirdCore", "HTTPTypes",
                    "NIOCore",
                    "NIOHTTP1", "NIOHTTPTypes",
                    "Mustache", "UnixSignals",
                ])
            ),
            ("Shared/OperatorCommands/", ["ArgumentParser", "Contracts", "Foundation", "ServiceKit", "Vocabulary"]),
            (
                "Shared/Messaging/",
                Self.system.union(Self.telemetry).union([
                    "ArgumentParser", "OperatorCommands", "Vocabulary", "Contracts", "KafkaClient", "PostgresClient",
                    "ServiceKit", "ThreadExecution",
                    "Crypto",
                ])
            ),
        ] + Self.services.flatMap(Self.service) + [
            ("Tools/Simulation/", Self.system.union(["Vocabulary", "Contracts"])),
            (
                "Tools/doorstroom/",
                Self.system.union(Self.telemetry).union([
                    "Vocabulary", "Contracts", "Messaging", "OperatorCommands", "ServiceKit", "Simulation", "Operation",
                    "ArgumentParser", "ContractDocuments", "MatchingInstances", "NamedPrograms",
                    "HTTPTypes", "Hummingbird", "UnixSignals",
                ]).union(Self.services.map { $0 + "Domain" })
            ),
            (
                "Tools/Operation/",
                Self.system.union(Self.telemetry).union([
                    "Vocabulary", "Contracts", "KafkaClient", "Messaging", "MatchingDomain", "ServiceKit",
                    "Simulation", "CurlClient",
                ])
            ),
            ("Tools/MatchingInstances/", ["MatchingDomain", "Simulation", "Vocabulary"]),
            (
                "Tools/matchingbench/",
                Self.system.union(["MatchingDomain", "MatchingInstances", "Operation", "ServiceKit"])
            ),
            ("Tools/fuzz/", Self.system.union(["Contracts", "Vocabulary"])),
            ("Tools/contract/", Self.system.union(["Contracts"])),
            ("Tools/devbroker/", Self.system.union(["DevBrokerProgram", "KafkaClient", "ServiceKit"])),
            (
                "Tools/programs/",
                Set(Self.services.map { $0 + "Service" }).union(["DevBrokerProgram", "ServiceKit"])
            ),
            (
                "Tools/bench/",
                Self.system.union(Self.telemetry).union([
                    "ServiceKit", "Vocabulary", "Contracts", "Messaging", "KafkaClient", "PostgresClient", "Operation",
                ])
            ),
        ]

    private static func service(_ name: String) -> [(folder: String, modules: Set<String>)] {
        [
            ("Services/\(name)/Domain/", ["Vocabulary", "FoundationEssentials"]),
            (
                "Services/\(name)/Service/",
                Self.system.union(Self.telemetry).union([
                    "\(name)Domain", "Vocabulary", "Contracts", "Messaging", "OperatorCommands", "PostgresClient",
                    "ServiceKit", "ArgumentParser", "Hummingbird", "HTTPTypes", "NIOCore", "Mustache", "Crypto",
                    "CurlClient",
                ])
            ),
            ("Services/\(name)/Main/", ["\(name)Service", "ServiceKit"]),
        ]
    }

    /// One sentence for every import that the table does not allow.
    static func violations(in file: SourceText) -> [String] {
        guard let entry = Self.allowed.first(where: { file.path.hasPrefix($0.folder) }) else {
            return ["\(file.path): this folder is not in the import table"]
        }
        return file.imports.filter { !entry.modules.contains($0.module) }
            .map { "\(file.path):\($0.line): \(entry.folder) may not import \($0.module)" }
    }

    /// Each C library has one importer.
    static func wrapperViolations(in file: SourceText) -> [String] {
        let importers = [
            "CLibrdkafka": "Shared/KafkaClient/", "CLibpq": "Shared/PostgresClient/", "CLibcurl": "Shared/CurlClient/",
        ]
        return file.imports.compactMap { module, line in
            guard let importer = importers[module], !file.path.hasPrefix(importer) else { return nil }
            return "\(file.path):\(line): only \(importer) imports \(module)"
        }
    }

    /// No service imports another.
    static func neighbourViolations(in file: SourceText) -> [String] {
        guard let own = Self.services.first(where: { file.path.hasPrefix("Services/\($0)/") }) else { return [] }
        return file.imports.compactMap { module, line in
            guard let other = Self.services.first(where: { module.hasPrefix($0) && $0 != own }) else { return nil }
            return "\(file.path):\(line): \(own) may not import \(other)"
        }
    }
}

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
            ("Shared/JSON/", ["Vocabulary", "FoundationEssentials"]),
            ("Shared/Contracts/", ["JSON", "Vocabulary", "FoundationEssentials"]),
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
                    "ArgumentParser", "CurlClient", "JSON", "Vocabulary", "Configuration", "Hummingbird",
                    "HummingbirdCore", "HTTPTypes",
                    "NIOCore", "NIOHTTP1", "NIOHTTPTypes", "UnixSignals",
                ])
            ),
            (
                "Shared/Pages/",
                Self.system.union(["HTTPTypes", "Hummingbird", "Mustache", "NIOCore", "ServiceKit", "Vocabulary"])
            ),
            ("Shared/Access/", ["FoundationEssentials", "Vocabulary"]),
            (
                "Shared/SignIn/",
                Self.system.union([
                    "Access", "Contracts", "Crypto", "CurlClient", "HTTPTypes", "Hummingbird", "JSON", "JWTKit",
                    "Logging", "Mustache", "NIOCore", "Pages", "Pipeline", "PostgresClient", "ServiceKit", "Vocabulary",
                ])
            ),
            (
                "Shared/OperatorCommands/",
                ["Access", "ArgumentParser", "Contracts", "Foundation", "ServiceKit", "Vocabulary"]
            ),
            ("Shared/Pipeline/", Self.pipeline.union(["Crypto"])),
            ("Shared/Intake/", Self.pipeline.union(["Pipeline"])),
            (
                "Shared/CommandExecution/",
                Self.pipeline.union([
                    "Access", "ArgumentParser", "Intake", "OperatorCommands", "Pipeline", "SignIn",
                ])
            ),
        ] + Self.services.flatMap(Self.service) + [
            ("Tools/Simulation/", Self.system.union(["JSON", "Vocabulary", "Contracts"])),
            (
                "Tools/DoorstroomTool/",
                Self.system.union(Self.telemetry).union([
                    "Access", "JSON", "Vocabulary", "Contracts", "Pipeline", "OperatorCommands", "ServiceKit", "SignIn",
                    "Simulation", "Supervision", "YearPlay", "ArgumentParser", "ContractDocuments", "MatchingInstances",
                    "NamedPrograms", "HTTPTypes", "Hummingbird", "UnixSignals",
                ]).union(Self.services.map { $0 + "Domain" })
            ),
            (
                "Tools/Supervision/",
                Self.system.union(Self.telemetry).union([
                    "Access", "JSON", "Vocabulary", "Contracts", "CommandExecution", "CurlClient", "KafkaClient",
                    "Pipeline", "ServiceKit", "SignIn",
                ])
            ),
            (
                "Tools/YearPlay/",
                Self.system.union(Self.telemetry).union([
                    "JSON", "Vocabulary", "Contracts", "MatchingDomain", "Pipeline", "ServiceKit", "Simulation",
                    "Supervision",
                ])
            ),
            ("Tools/MatchingInstances/", ["MatchingDomain", "Simulation", "Vocabulary"]),
            (
                "Tools/MatchingBench/",
                Self.system.union(["MatchingDomain", "MatchingInstances", "ServiceKit", "Supervision"])
            ),
            (
                "Tools/PagesBench/",
                Self.system.union([
                    "Contracts", "JSON", "PostgresClient", "ServiceKit", "Simulation", "Supervision", "YearPlay",
                ])
            ),
            ("Tools/IntakeFuzz/", Self.system.union(["JSON", "Contracts", "Vocabulary"])),
            ("Tools/ContractDocuments/", Self.system.union(["JSON", "Contracts"])),
            ("Tools/DevBroker/", ["DevBrokerProgram"]),
            ("Tools/DevBrokerProgram/", Self.system.union(["KafkaClient", "ServiceKit"])),
            (
                "Tools/NamedPrograms/",
                Set(Self.services.map { $0 + "Service" }).union(["DevBrokerProgram", "ServiceKit"])
            ),
            (
                "Tools/IntakeBench/",
                Self.system.union(Self.telemetry).union([
                    "JSON", "ServiceKit", "Vocabulary", "Contracts", "Pipeline", "KafkaClient", "PostgresClient",
                    "Supervision",
                ])
            ),
        ]

    /// The modules that the targets of the pipeline share.
    private static let pipeline = Self.system.union(Self.telemetry).union([
        "Contracts", "JSON", "KafkaClient", "PostgresClient", "ServiceKit", "ThreadExecution", "Vocabulary",
    ])

    /// Modules that one service alone needs: partners talk to Registration, people read Escalation's pages and messages.
    private static let further: [String: Set<String>] = [
        "Registration": ["Intake"], "Escalation": ["CurlClient", "Mustache", "Pages"],
    ]

    private static func service(_ name: String) -> [(folder: String, modules: Set<String>)] {
        [
            ("Services/\(name)/Domain/", ["Vocabulary", "FoundationEssentials"]),
            (
                "Services/\(name)/Service/",
                Self.system.union(Self.telemetry).union([
                    "\(name)Domain", "Vocabulary", "JSON", "Contracts", "Pipeline", "OperatorCommands",
                    "Access", "CommandExecution", "PostgresClient", "ServiceKit", "SignIn", "ArgumentParser",
                    "Hummingbird",
                    "HTTPTypes",
                    "NIOCore", "Crypto",
                ]).union(Self.further[name] ?? [])
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

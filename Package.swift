// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func library(
    _ name: String, path: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [],
    optimization: [SwiftSetting] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path,
        exclude: path.hasPrefix("Shared/") || path.hasPrefix("Tools/") ? ["README.md"] : [],
        resources: resources, swiftSettings: strict + optimization)
}

/// Lets the optimizer inline a module's public functions into the modules that import it.
let acrossModules: [SwiftSetting] = [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)",
        exclude: name == "ContractTests" ? ["Golden"] : [],
        swiftSettings: strict)
}

/// What the three targets of the pipeline import.
let pipeline: [Target.Dependency] = [
    "Contracts", "JSON", "KafkaClient", "PostgresClient", "ServiceKit", "ThreadExecution", "Vocabulary",
    .product(name: "Crypto", package: "swift-crypto"),
    .product(name: "Logging", package: "swift-log"),
    .product(name: "Metrics", package: "swift-metrics"),
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
]

/// One service: a pure domain, the service around it, and a main of about twenty lines.
func service(
    _ name: String, _ further: [Target.Dependency] = [], templates: [Resource] = [], tested: [Target.Dependency] = []
) -> [Target] {
    [
        library("\(name)Domain", path: "Services/\(name)/Domain", ["Vocabulary"]),
        library(
            "\(name)Service", path: "Services/\(name)/Service",
            [
                .target(name: "\(name)Domain"), "Vocabulary", "Contracts", "JSON", "Pipeline", "CommandExecution",
                "OperatorCommands",
                "Access", "PostgresClient", "ServiceKit", "SignIn",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ] + further, resources: templates),
        .executableTarget(
            name: "\(name)Main", dependencies: [.target(name: "\(name)Service"), "ServiceKit", "CJemalloc"],
            path: "Services/\(name)/Main", swiftSettings: strict),
        tests(
            "\(name)DomainTests", [.target(name: "\(name)Domain"), "TestRandom", "TestSupport", "Vocabulary"] + tested),
    ]
}

let package = Package(
    name: "doorstroom",
    products: [
        .executable(name: "doorstroom", targets: ["DoorstroomTool"]),
        .executable(name: "doorstroom-devbroker", targets: ["DevBroker"]),
        .executable(name: "doorstroom-bench", targets: ["IntakeBench"]),
        .executable(name: "doorstroom-fuzz", targets: ["IntakeFuzz"]),
        .executable(name: "doorstroom-bench-matching", targets: ["MatchingBench"]),
        .executable(name: "doorstroom-bench-pages", targets: ["PagesBench"]),
        .executable(name: "doorstroom-registration", targets: ["RegistrationMain"]),
        .executable(name: "doorstroom-matching", targets: ["MatchingMain"]),
        .executable(name: "doorstroom-monitoring", targets: ["MonitoringMain"]),
        .executable(name: "doorstroom-escalation", targets: ["EscalationMain"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibrdkafka", path: "Shared/CLibrdkafka", pkgConfig: "rdkafka",
            providers: [.apt(["librdkafka-dev"])]),
        .systemLibrary(
            name: "CLibpq", path: "Shared/CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CLibcurl", path: "Shared/CLibcurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(
            name: "CJemalloc", path: "Shared/CJemalloc", exclude: ["README.md"],
            linkerSettings: [.linkedLibrary("jemalloc")]),
        library("Vocabulary", path: "Shared/Vocabulary"),
        library("ThreadExecution", path: "Shared/ThreadExecution"),
        library("JSON", path: "Shared/JSON", ["Vocabulary"], optimization: acrossModules),
        library("Contracts", path: "Shared/Contracts", ["JSON", "Vocabulary"]),
        library("CurlClient", path: "Shared/CurlClient", ["CLibcurl"]),
        library(
            "KafkaClient", path: "Shared/KafkaClient",
            ["CLibrdkafka", "ThreadExecution"]),
        library(
            "PostgresClient", path: "Shared/PostgresClient",
            [
                "CLibpq", "ThreadExecution", "Vocabulary",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        library(
            "ServiceKit", path: "Shared/ServiceKit",
            [
                "CurlClient", "JSON", "Vocabulary",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ]),
        library(
            "OperatorCommands", path: "Shared/OperatorCommands",
            [
                "Access", "Contracts", "ServiceKit", "Vocabulary",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        library(
            "Pages", path: "Shared/Pages",
            [
                "ServiceKit", "Vocabulary", .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            // A service stays one file: templates, style and script are parts of the program.
            resources: [.embedInCode("Templates"), .embedInCode("Assets")]),
        library("Access", path: "Shared/Access", ["Vocabulary"]),
        library(
            "SignIn", path: "Shared/SignIn",
            [
                "Access", "Contracts", "CurlClient", "JSON", "Pages", "Pipeline", "PostgresClient", "ServiceKit",
                "Vocabulary",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]),
        library("Pipeline", path: "Shared/Pipeline", pipeline),
        library("Intake", path: "Shared/Intake", pipeline + ["Pipeline"]),
        library(
            "CommandExecution", path: "Shared/CommandExecution",
            pipeline + [
                "Access", "Intake", "OperatorCommands", "Pipeline", "SignIn",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ]
        + service(
            "Registration",
            [
                "Intake",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]) + service("Matching", tested: ["TestInstances"]) + service("Monitoring")
        + service(
            "Escalation",
            [
                "Pages",
                "CurlClient",
                .product(name: "Metrics", package: "swift-metrics"),
            ], templates: [.embedInCode("Templates")])
        + [
            library("Simulation", path: "Tools/Simulation", ["Vocabulary", "Contracts", "JSON"]),
            library(
                "MatchingInstances", path: "Tools/MatchingInstances",
                ["MatchingDomain", "Simulation", "Vocabulary"]),
            .executableTarget(
                name: "MatchingBench",
                dependencies: ["MatchingDomain", "MatchingInstances", "Supervision", "ServiceKit"],
                path: "Tools/MatchingBench", exclude: ["README.md"], swiftSettings: strict),
            library("ContractDocuments", path: "Tools/ContractDocuments", ["Contracts", "JSON"]),
            library(
                "Supervision", path: "Tools/Supervision",
                [
                    "Access", "Vocabulary", "Contracts", "JSON", "CurlClient", "KafkaClient", "ServiceKit",
                    "CommandExecution", "Pipeline", "SignIn",
                ]),
            library(
                "YearPlay", path: "Tools/YearPlay",
                [
                    "Vocabulary", "Contracts", "JSON", "ServiceKit",
                    "MatchingDomain", "Pipeline", "Simulation", "Supervision",
                ]),
            .executableTarget(
                name: "DoorstroomTool",
                dependencies: [
                    "Access", "Vocabulary", "Contracts", "JSON", "ContractDocuments", "MatchingDomain",
                    "MatchingInstances", "Pipeline", "NamedPrograms", "OperatorCommands", "ServiceKit", "SignIn",
                    "Simulation", "Supervision", "YearPlay",
                    "CJemalloc",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                    .product(name: "HTTPTypes", package: "swift-http-types"),
                    .product(name: "Hummingbird", package: "hummingbird"),
                    .product(name: "Logging", package: "swift-log"),
                    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                ],
                path: "Tools/DoorstroomTool", exclude: ["README.md"], swiftSettings: strict),
            library("DevBrokerProgram", path: "Tools/DevBrokerProgram", ["KafkaClient", "ServiceKit"]),
            .executableTarget(
                name: "DevBroker", dependencies: ["DevBrokerProgram"], path: "Tools/DevBroker", exclude: ["README.md"],
                swiftSettings: strict),
            library(
                "NamedPrograms", path: "Tools/NamedPrograms",
                [
                    "DevBrokerProgram", "EscalationService", "MatchingService", "MonitoringService",
                    "RegistrationService", "ServiceKit",
                ]),
            .executableTarget(
                name: "IntakeBench",
                dependencies: [
                    "Contracts", "JSON", "KafkaClient", "Pipeline", "Supervision",
                    "PostgresClient", "ServiceKit", "Vocabulary",
                ],
                path: "Tools/IntakeBench", exclude: ["README.md"], swiftSettings: strict),
            .executableTarget(
                name: "PagesBench",
                dependencies: [
                    "Contracts", "JSON", "PostgresClient", "ServiceKit", "Simulation", "Supervision", "YearPlay",
                ],
                path: "Tools/PagesBench", exclude: ["README.md"], swiftSettings: strict),
            .executableTarget(
                name: "IntakeFuzz", dependencies: ["Contracts", "JSON", "Vocabulary"], path: "Tools/IntakeFuzz",
                exclude: ["README.md"],
                swiftSettings: strict
            ),
            library("TestRandom", path: "Tests/TestRandom", ["Vocabulary"]),
            library("TestInstances", path: "Tests/TestInstances", ["MatchingDomain", "TestRandom"]),
            tests(
                "MatchingProofTests",
                ["MatchingDomain", "MatchingInstances", "Supervision", "TestInstances", "TestRandom"]),
            library("TestData", path: "Tests/TestData", ["Contracts", "JSON", "TestRandom", "Vocabulary"]),
            library(
                "TestSupport", path: "Tests/TestSupport",
                [
                    "Access", "Contracts", "JSON", "Intake", "KafkaClient", "CommandExecution", "Pipeline",
                    "Supervision",
                    "PostgresClient", "ServiceKit", "SignIn", "Vocabulary",
                    .product(name: "HTTPTypes", package: "swift-http-types"),
                    .product(name: "Hummingbird", package: "hummingbird"),
                    .product(name: "Logging", package: "swift-log"),
                    .product(name: "Metrics", package: "swift-metrics"),
                    .product(name: "NIOCore", package: "swift-nio"),
                    .product(name: "NIOEmbedded", package: "swift-nio"),
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                ]),
            tests("CurlClientTests", ["CurlClient", "Supervision", "TestSupport"]),
            tests("KafkaClientTests", ["KafkaClient", "TestSupport"]),
            tests("PostgresClientTests", ["PostgresClient", "TestRandom", "TestSupport"]),
            tests("JSONTests", ["JSON", "TestRandom"]),
            tests(
                "PagesTests",
                [
                    "Pages", "ServiceKit", "Supervision", "TestSupport", "Vocabulary",
                    .product(name: "HTTPTypes", package: "swift-http-types"),
                    .product(name: "Hummingbird", package: "hummingbird"),
                    .product(name: "Logging", package: "swift-log"),
                    .product(name: "NIOCore", package: "swift-nio"),
                    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                ]),
            tests(
                "PipelineTests",
                [
                    "Contracts", "JSON", "KafkaClient", "CommandExecution", "Intake", "Pipeline", "OperatorCommands",
                    "PostgresClient", "ServiceKit", "TestRandom", "TestSupport", "Vocabulary",
                ]),
            tests(
                "IntakeTests",
                [
                    "Contracts", "JSON", "KafkaClient", "Intake", "Pipeline", "PostgresClient", "ServiceKit",
                    "TestSupport", "ThreadExecution", "Vocabulary",
                ]),
            tests(
                "CommandExecutionTests",
                [
                    "Contracts", "KafkaClient", "CommandExecution", "OperatorCommands", "Pipeline", "PostgresClient",
                    "ServiceKit", "Supervision", "TestSupport", "Vocabulary",
                    .product(name: "Logging", package: "swift-log"),
                ]),
            tests(
                "RegistrationServiceTests",
                [
                    "Contracts", "Vocabulary", "JSON", "KafkaClient", "CommandExecution", "Intake", "Pipeline",
                    "OperatorCommands",
                    "PostgresClient", "RegistrationDomain",
                    "RegistrationService", "ServiceKit", "TestData", "TestRandom", "TestSupport",
                    .product(name: "Logging", package: "swift-log"),
                    .product(name: "HTTPTypes", package: "swift-http-types"),
                ]),
            tests(
                "MatchingServiceTests",
                [
                    "Access", "CommandExecution", "Contracts", "JSON", "MatchingDomain", "MatchingService",
                    "OperatorCommands", "Pipeline", "PostgresClient", "ServiceKit", "SignIn", "TestSupport",
                    "Vocabulary",
                    .product(name: "Logging", package: "swift-log"),
                ]),
            tests(
                "MonitoringServiceTests",
                [
                    "Contracts", "JSON", "Pipeline", "MonitoringService",
                    "PostgresClient", "TestSupport", "Vocabulary",
                ]),
            tests(
                "EscalationServiceTests",
                [
                    "Contracts", "JSON", "CurlClient", "EscalationDomain", "EscalationService", "Intake", "Pipeline",
                    "PostgresClient",
                    "ServiceKit", "SignIn", "Supervision", "TestSupport", "Vocabulary",
                    .product(name: "HTTPTypes", package: "swift-http-types"),
                    .product(name: "Hummingbird", package: "hummingbird"),
                    .product(name: "Logging", package: "swift-log"),
                    .product(name: "NIOCore", package: "swift-nio"),
                    .product(name: "NIOEmbedded", package: "swift-nio"),
                    .product(name: "NIOHTTP1", package: "swift-nio"),
                    .product(name: "NIOPosix", package: "swift-nio"),
                ]),
            tests(
                "ServiceKitTests",
                [
                    "Supervision", "ServiceKit", "TestSupport", "Vocabulary",
                    .product(name: "HTTPTypes", package: "swift-http-types"),
                    .product(name: "Logging", package: "swift-log"),
                    .product(name: "Metrics", package: "swift-metrics"),
                    .product(name: "Hummingbird", package: "hummingbird"),
                    .product(name: "NIOCore", package: "swift-nio"),
                    .product(name: "NIOEmbedded", package: "swift-nio"),
                    .product(name: "NIOPosix", package: "swift-nio"),
                    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                ]),
            tests(
                "SignInTests",
                [
                    "Access", "Contracts", "CurlClient", "EscalationService", "Intake", "JSON", "MatchingService",
                    "MonitoringService", "Pipeline", "PostgresClient", "RegistrationService", "ServiceKit", "SignIn",
                    "Supervision", "TestData", "TestSupport", "Vocabulary",
                    .product(name: "Crypto", package: "swift-crypto"),
                    .product(name: "HTTPTypes", package: "swift-http-types"),
                    .product(name: "Hummingbird", package: "hummingbird"),
                    .product(name: "Logging", package: "swift-log"),
                ]),
            tests("VocabularyTests", ["Vocabulary", "TestRandom"]),
            tests("ContractTests", ["Vocabulary", "Contracts", "JSON", "ContractDocuments", "TestData", "TestRandom"]),
            tests("ArchitectureTests", []),
            tests(
                "IntegrationTests",
                [
                    "Access", "Contracts", "JSON", "CurlClient", "KafkaClient", "MatchingDomain", "CommandExecution",
                    "Pipeline", "SignIn", "Supervision", "YearPlay",
                    "PostgresClient", "NamedPrograms", "ServiceKit", "Simulation", "TestData", "TestRandom",
                    "TestSupport",
                    "Vocabulary",
                ]),
            tests("SimulationTests", ["Simulation", "Contracts", "JSON", "Vocabulary"]),
            tests(
                "MeaningTests",
                [
                    "Contracts", "JSON", "EscalationDomain", "EscalationService", "KafkaClient", "MatchingDomain",
                    "MatchingService", "CommandExecution", "Intake", "Pipeline", "MonitoringDomain",
                    "MonitoringService", "YearPlay",
                    "OperatorCommands", "PostgresClient", "RegistrationDomain", "RegistrationService", "ServiceKit",
                    "Simulation", "TestData", "TestRandom", "TestSupport", "Vocabulary",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                ]),
            tests(
                "PlanTests",
                [
                    "Contracts", "JSON", "EscalationDomain", "EscalationService", "Pipeline", "MonitoringDomain",
                    "MonitoringService", "PostgresClient", "Simulation", "TestData", "TestSupport", "Vocabulary",
                ]),
        ]
)

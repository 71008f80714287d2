import ArgumentParser
import Foundation
import Logging
import Metrics
import ServiceLifecycle
import UnixSignals

/// The context that all parts of a running service share.
public struct ServiceContext: Sendable {
    public let configuration: ServiceConfiguration
    public let status: ServiceStatus
    public let registry: PrometheusRegistry
    public let logger: Logger
}

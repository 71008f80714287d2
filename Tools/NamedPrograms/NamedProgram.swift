import DevBrokerProgram
import EscalationService
import MatchingService
import MonitoringService
import RegistrationService
import ServiceKit

/// The programs that the executable `doorstroom` contains beside its own commands. When it is called by one of these
/// names, it runs that program: the image has one executable and a link for each.
public enum NamedProgram: String, CaseIterable, Sendable {
    case registration = "doorstroom-registration"
    case matching = "doorstroom-matching"
    case monitoring = "doorstroom-monitoring"
    case escalation = "doorstroom-escalation"
    case developmentBroker = "doorstroom-devbroker"

    /// - Parameter path: the path by which the executable was called.
    /// - Returns: `nil` when its last component is none of the names.
    public init?(path: String) {
        self.init(rawValue: String(path.split(separator: "/").last ?? ""))
    }

    /// Runs the program with the arguments of this process.
    public func run() async throws {
        switch self {
        case .registration: await ServiceMain.run(RegistrationProgram.self)
        case .matching: await ServiceMain.run(MatchingProgram.self)
        case .monitoring: await ServiceMain.run(MonitoringProgram.self)
        case .escalation: await ServiceMain.run(EscalationProgram.self)
        case .developmentBroker: try DevBrokerProgram.run(Array(CommandLine.arguments.dropFirst()))
        }
    }
}

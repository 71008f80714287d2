import ArgumentParser
import Contracts

/// Every command of the services' programs, declared once: the services execute them, and `doorstroom` offers the same
/// declarations and passes the arguments on.
public enum OperatorCommands {
    /// The commands that every service has, for its own database and topics.
    private static var standard: [any ParsableCommand.Type] {
        [
            MigrateCommand.self, TopicsCommand.self, DeleteTopicsCommand.self, LedgerCommand.self, StreamCommand.self,
            DeadLettersCommand.self, RightsCommand.self, DoctorCommand.self, RewindCommand.self,
            ResumeFromCommand.self, RecoverCommand.self, ReadLogCommand.self, SessionCommand.self, TokenCommand.self,
            PartyCommand.self,
        ]
    }

    /// The standard commands and the service's own.
    public static func all(of service: ServiceName) -> [any ParsableCommand.Type] {
        switch service {
        case .registration: self.standard + [PartnerCommand.self]
        case .matching: self.standard + [ExportPlacements.self, RoundCommand.self]
        case .monitoring: self.standard + [ExportIndicators.self]
        case .escalation: self.standard + [NotificationsCommand.self]
        }
    }
}

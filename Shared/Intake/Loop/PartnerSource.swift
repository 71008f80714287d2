import Contracts
import PostgresClient

/// The store of an installation's partners. Read every few seconds, so that a new partner needs no restart.
public protocol PartnerSource: Sendable {
    func load(on database: isolated PostgresConnection) throws -> PartnerDirectory
}

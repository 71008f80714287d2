import Contracts
import Foundation
import JSON
import KafkaClient
import Logging
import Pipeline
import PostgresClient
import ServiceKit
import Vocabulary

/// The store of an installation's partners. Read every few seconds, so that a new partner needs no restart.
public protocol PartnerSource: Sendable {
    func load(on database: isolated PostgresConnection) throws -> PartnerDirectory
}

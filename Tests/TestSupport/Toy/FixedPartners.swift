import Contracts
import Intake
import PostgresClient

/// Partners that never change.
package struct FixedPartners: PartnerSource {
    private let directory: PartnerDirectory

    package init(_ directory: PartnerDirectory) {
        self.directory = directory
    }

    package func load(on database: isolated PostgresConnection) throws -> PartnerDirectory { self.directory }
}

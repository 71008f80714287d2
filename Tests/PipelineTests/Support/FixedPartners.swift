import Contracts
import Intake
import PostgresClient

/// Partners that never change.
struct FixedPartners: PartnerSource {
    private let directory: PartnerDirectory

    init(_ directory: PartnerDirectory) {
        self.directory = directory
    }

    func load(on database: isolated PostgresConnection) throws -> PartnerDirectory { self.directory }
}

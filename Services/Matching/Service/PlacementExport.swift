import MatchingDomain
import Pipeline
import PostgresClient
import ServiceKit
import Vocabulary

/// The placements as CSV, sorted, without numbers of a stream or times of a clock: two runs of the same year agree.
enum PlacementExport {
    static let header = CSV.line([
        "round", "dwelling", "corporation", "district", "application", "institution", "group", "route", "contract",
        "decided_on", "waiting_since", "tenancy_started_on", "cancelled_on", "cancelled_why",
    ])

    static func lines(_ connection: PostgresConnection) async throws -> [String] {
        let placements: [Placement] = try await connection.transaction {
            try EntityStore.load(kind: "placement", on: $0)
        }
        return placements.map { placement in
            CSV.line([
                placement.roundId, placement.dwellingId, placement.corporation, placement.district.rawValue,
                placement.applicationId, placement.institution, placement.group.rawValue, placement.route.rawValue,
                placement.contractForm.rawValue, placement.decidedOn?.description ?? "",
                placement.waitingSince.description, placement.tenancyStartedOn?.description ?? "",
                placement.cancelledOn?.description ?? "", placement.cancelledWhy?.rawValue ?? "",
            ])
        }.sorted()
    }
}

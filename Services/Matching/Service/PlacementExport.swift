import MatchingDomain
import Pipeline
import PostgresClient
import ServiceKit
import Vocabulary

/// The placements as sorted CSV. It contains no stream numbers or clock times, so two runs of the same year give the
/// same file.
enum PlacementExport {
    static let header = CSV.line([
        "round", "dwelling", "corporation", "district", "application", "institution", "group", "route", "contract",
        "decided_on", "waiting_since", "tenancy_started_on", "cancelled_on", "cancelled_why",
    ])

    static func placements(_ connection: PostgresConnection) async throws -> [Placement] {
        try await connection.transaction { try EntityStore.load(kind: "placement", on: $0) }
    }

    /// - Parameter isWhole: whether the applications are named.
    static func lines(_ placements: [Placement], isWhole: Bool) -> [String] {
        placements.map { placement in
            CSV.line([
                placement.roundId, placement.dwellingId, placement.corporation, placement.district.rawValue,
                isWhole ? placement.applicationId : "masked", placement.institution, placement.group.rawValue,
                placement.route.rawValue,
                placement.contractForm.rawValue, placement.decidedOn?.description ?? "",
                placement.waitingSince.description, placement.tenancyStartedOn?.description ?? "",
                placement.cancelledOn?.description ?? "", placement.cancelledWhy?.rawValue ?? "",
            ])
        }.sorted()
    }
}

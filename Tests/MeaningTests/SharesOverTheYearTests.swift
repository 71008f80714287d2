import Foundation
@testable import MatchingDomain
import Simulation
import Testing
import Vocabulary

/// MAT-3, REG-9: over a year every institution gets its share. `make shares SEEDS="2019 7 23"` prints the table for the
/// seeds of your choice.
@Suite(.timeLimit(.minutes(20)))
struct SharesOverTheYearTests {
    private static let seeds: [UInt64] = {
        let given = ProcessInfo.processInfo.environment["DOORSTROOM_SEEDS"] ?? ""
        let seeds = given.split { " ,".contains($0) }.compactMap { UInt64($0) }
        return seeds.isEmpty ? [2019, 7, 23] : seeds
    }()

    /// Placements, in hundredths, after the year's last round.
    @Test(arguments: Self.seeds)
    func everyInstitutionEndsTheYearNearItsShare(seed: UInt64) throws {
        let year = try PlayedYear(SimulationParameters(seed: seed))
        #expect(year.surprises.isEmpty, "\(year.surprises.prefix(3))")
        let reports = try year.chain.matching.rounds.all.map { try #require($0.report?.fairness) }
        let last = try #require(reports.last)
        let distances = last.institutions.map { abs($0.behindHundredths) }
        let (largest, sum) = (distances.max() ?? 0, distances.reduce(0, +))
        let placed = reports.map { String($0.placed) }.joined(separator: " + ")
        print(
            "| \(seed) | \(FairnessReport.dutch(hundredths: largest)) | \(FairnessReport.dutch(hundredths: sum)) "
                + "| \(last.institutions.count) | \(placed) |")
        #expect(last.institutions.count == 33)
        #expect(largest <= 200)
        #expect(sum <= 1600)
    }
}

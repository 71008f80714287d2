import ArgumentParser
import Contracts
import Foundation
import JSON
import Pipeline
import ServiceKit
import Simulation
import Supervision
import Vocabulary
import YearPlay

/// The known partners, for commands that check senders themselves.
struct PartnersOption: ParsableArguments {
    @Option(help: "A file with the output of `partner list`, for use where no installation answers.")
    var partners: String?

    func known() async throws -> KnownPartners {
        let known = try await KnownPartners.find(file: self.partners, configuration: try ServiceConfiguration())
        if let warning = known.warning { Console.complain("doorstroom: \(warning)") }
        return known
    }
}

import ArgumentParser
import Foundation
import ServiceKit
import ServiceLifecycle
import Simulation
import Supervision
import UnixSignals
import Vocabulary
import YearPlay

/// Options that `up`, `demo` and `play` share.
struct YearOptions: ParsableArguments {
    @Option(help: "The simulation's seed.")
    var seed: UInt64 = 2019

    @Option(help: "The number of people and dwellings; 1 is Utrecht's own size.")
    var scale: Double = 1

    func simulation() throws -> Simulation {
        do {
            return try Simulation(seed: self.seed, scale: self.scale)
        } catch {
            throw OperationError("the simulation cannot be made: \(error)")
        }
    }
}

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

struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the events of a simulated year, one file per partner, in day order.",
        discussion: "ASSUMPTIONS.md beside them says what is assumed and why. The same seed gives the same bytes.")

    @Option(help: "The year; the plan has figures for 2019.")
    var year = 2019

    @OptionGroup var options: YearOptions

    @Option(help: "The folder to write to.")
    var out: String

    func run() throws {
        let simulation: Simulation
        do {
            simulation = try Simulation(seed: self.options.seed, scale: self.options.scale, year: self.year)
        } catch {
            throw OperationError("the simulation cannot be made: \(error)")
        }
        try FileManager.default.createDirectory(atPath: self.out, withIntermediateDirectories: true)
        for partner in simulation.partners {
            let file = URL(fileURLWithPath: "\(self.out)/\(partner).ndjson")
            try Data(simulation.ndjson(partner: partner)).write(to: file)
        }
        let assumptions = Assumption.markdown(simulation.assumptions)
        try Data(assumptions.utf8).write(to: URL(fileURLWithPath: "\(self.out)/ASSUMPTIONS.md"))
        Console.print("\(simulation.partners.count) files in \(self.out)")
    }
}

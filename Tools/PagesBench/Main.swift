import Contracts
import Foundation
import ServiceKit
import Simulation
import Supervision
import YearPlay

/// Measures each page and read API of a running installation, with the played year and with a hundred times its data.
///
///     doorstroom-bench-pages [SEED]
///
/// The ratio is to `/livez`, which answers without a viewer and without a database.
@main
enum Main {
    private static let copies = 100

    static func main() async throws {
        let seed = CommandLine.arguments.dropFirst().first.flatMap(UInt64.init) ?? 2019
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-pages-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var options = try Installation.Options()
        options.isolate()
        options.usesUsualPorts = false
        options.logLevel = "warning"
        let installation = Installation(folder: InstallationFolder(folder + "/.doorstroom"), options: options)
        do {
            let endpoints = try await installation.start()
            let player = try Player(
                simulation: Simulation(seed: seed), endpoints: endpoints,
                configuration: await installation.clientConfiguration)
            try await player.play()
            await player.close()
            try await Self.measure("with the year of seed \(seed)", endpoints)
            try await Multiplication.run(endpoints, times: Self.copies)
            try await Self.measure("with \(Self.copies) times its data", endpoints)
        } catch {
            await installation.stop()
            throw error
        }
        await installation.stop()
    }

    private static func measure(_ title: String, _ endpoints: Endpoints) async throws {
        Console.print("\n\(title)\n")
        Console.print("| Page | Median ms | p99 ms | Times /livez | Bytes |\n|---|---|---|---|---|")
        var floor: Duration?
        for page in try await Measured.pages(endpoints) {
            let result = try await page.measure()
            floor = floor ?? result.median
            let ratio = result.median / (floor ?? result.median)
            Console.print(
                "| \(page.name) | \(Self.text(result.median)) | \(Self.text(result.p99)) "
                    + "| \(String(format: "%.1f", ratio)) | \(result.bytes) |")
        }
    }

    private static func text(_ duration: Duration) -> String { String(format: "%.2f", duration / .milliseconds(1)) }
}

import Foundation
import MatchingDomain
import MatchingInstances
import Supervision

/// Compares Matching's solver with OR-Tools and LEMON, on the same levels of the same generated days, in the same run.
///
///     doorstroom-bench-matching SIZE [SEED]      one size beside the peers (country: alone, it does not fit them)
///     doorstroom-bench-matching growth           from a thousand to a hundred thousand people
@main
enum Main {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let seed = arguments.dropFirst().first.flatMap(UInt64.init) ?? 1
        if arguments.first == "growth" {
            try Self.growth(seed: seed)
        } else if let size = arguments.first.flatMap(GeneratedSituation.Size.init) {
            do {
                try await Self.size(size, seed: seed)
            } catch let error as OperationError {
                print("  \(error)")
                exit(1)
            }
        } else {
            print("usage: doorstroom-bench-matching growth | SIZE [SEED]; sizes:", terminator: "")
            for size in GeneratedSituation.Size.allCases { print(" \(size.rawValue)", terminator: "") }
            print()
            exit(2)
        }
    }

    private static func size(_ size: GeneratedSituation.Size, seed: UInt64) async throws {
        let clock = ContinuousClock()
        let situation = GeneratedSituation.make(size, seed: seed)
        let start = clock.now
        let instance = try DayProblem(situation).instance
        let built = clock.now - start
        print("\(size.rawValue), seed \(seed): \(Self.described(instance)), rules and classes in \(Self.text(built))")
        var best: Duration?
        var solved: Solution?
        for _ in 0..<(size == .country ? 1 : size == .city ? 40 : 5) {
            let start = clock.now
            let solution = try LexicographicSolver().solve(instance)
            let took = clock.now - start
            best = min(best ?? took, took)
            solved = solution
        }
        guard let own = best, let solution = solved else { return }
        let checking = clock.now
        let flaws = CertificateChecker.flaws(in: solution, of: instance)
        let checked = clock.now - checking
        print("  doorstroom, all eight levels with certificate: \(Self.text(own))")
        print("  check of the certificate: \(Self.text(checked)), \(flaws.isEmpty ? "proven" : "REFUSED: \(flaws[0])")")
        print("  most memory: \(Self.peakMegabytes()) MiB")
        guard flaws.isEmpty else { exit(1) }
        guard size != .country else { return print("  explicit graphs of this size do not fit the peers") }
        let peers = try await Peers.run(instance, solution)
        for peer in peers {
            let ratio = peer.seconds / Self.seconds(own)
            print(
                "  \(peer.name): \(Self.text(.seconds(peer.seconds))) over \(peer.levels) levels, loading left out; "
                    + "\(peer.agrees ? "the same optima" : "OTHER OPTIMA"); ratio \(String(format: "%.1f", ratio))")
        }
        if !peers.allSatisfy(\.agrees) { exit(1) }
    }

    /// A fifth as many dwellings as people, as in the province.
    private static func growth(seed: UInt64) throws {
        for people in [1_000, 3_000, 10_000, 30_000, 100_000] {
            let parameters = GeneratedSituation.Parameters(
                people: people, dwellings: people / 5, profiles: min(26_000, people * 3 / 5),
                complexes: min(2_600, people / 12), choosiness: 70)
            let instance = try DayProblem(GeneratedSituation.make(parameters, seed: seed)).instance
            let clock = ContinuousClock()
            let start = clock.now
            let solution = try LexicographicSolver().solve(instance)
            let took = clock.now - start
            let flaws = CertificateChecker.flaws(in: solution, of: instance)
            print("  \(Self.described(instance)): \(Self.text(took))\(flaws.isEmpty ? "" : " REFUSED")")
        }
    }

    private static func described(_ instance: MatchingInstance) -> String {
        let groups = CandidateGroups(instance).groups.count
        let classPairs = instance.rows.reduce(0) { $0 + $1.kinds.count }
        return "\(instance.candidates.count) candidates × \(instance.dwellings.count) dwellings, \(instance.pairCount) "
            + "pairs; \(instance.rows.count) × \(instance.kindCount) classes with \(classPairs) pairs, \(groups) groups"
    }

    static func seconds(_ duration: Duration) -> Double {
        let (seconds, attoseconds) = duration.components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }

    private static func text(_ duration: Duration) -> String {
        let seconds = Self.seconds(duration)
        return seconds < 1 ? String(format: "%.1f ms", seconds * 1000) : String(format: "%.2f s", seconds)
    }

    /// `VmHWM` of this process.
    private static func peakMegabytes() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }
}

import Contracts
import Foundation
import JSON
import Vocabulary

/// `doorstroom-fuzz SECONDS FOLDER [SEED]`: mutates the samples in a folder and checks the laws of the envelope and
/// JSON code, under a sanitizer (`make fuzz`). Prints the seed; the same seed makes the same inputs.
@main
enum Main {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard (2...3).contains(arguments.count), let seconds = Int(arguments[0]), seconds > 0 else {
            FileHandle.standardError.write(Data("usage: doorstroom-fuzz SECONDS FOLDER [SEED]\n".utf8))
            exit(2)
        }
        let seed = arguments.count == 3 ? UInt64(arguments[2]) ?? 1 : UInt64(Date().timeIntervalSince1970)
        let files = (try? FileManager.default.contentsOfDirectory(atPath: arguments[1])) ?? []
        let seeds = files.filter { $0.hasSuffix(".json") }.sorted().compactMap {
            FileManager.default.contents(atPath: arguments[1] + "/" + $0).map { Array($0) }
        }
        guard !seeds.isEmpty else {
            FileHandle.standardError.write(Data("no samples in \(arguments[1])\n".utf8))
            exit(2)
        }
        print("seed \(seed), \(seeds.count) samples, \(seconds) seconds")
        var fuzzer = Fuzzer(samples: seeds, seed: seed)
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            for _ in 0..<200 {
                guard let broken = fuzzer.step() else { continue }
                print("after \(fuzzer.count) inputs: \(broken.law)\ninput: \(Data(broken.input).base64EncodedString())")
                exit(1)
            }
        }
        print(
            "\(fuzzer.count) inputs, \(fuzzer.accepted) valid, \(fuzzer.codes.count) codes of rejection, no law broken")
        // Too few of either means that the mutations no longer reach the code.
        guard fuzzer.accepted > 0, fuzzer.codes.count > 15 else { exit(1) }
    }
}

import Foundation
import Supervision

/// `doorstroom-bench [EVENTS [STORED]]`: events per second through Registration with all its promises on, beside the
/// floor of the same run and a peer in Python. `doorstroom-bench check`: the cost of checking alone.
///
/// The floor is what storage and broker cost alone: per event one raw row unique on (source, id), one aggregate row and
/// the two messages, made beforehand, COPYed and produced with no checking. With STORED, the cost per event is measured
/// again and again until that many events are stored, followed by the time from produce to feedback.
@main
enum Main {
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        if Array(arguments) == ["check"] { return print(CheckBench(events: 100_000).text()) }
        let numbers = arguments.compactMap { Int($0) }
        let count = numbers.first ?? 100_000
        guard arguments.count <= 2, numbers.count == arguments.count, count >= 10_000 else {
            FileHandle.standardError.write(
                Data("usage: doorstroom-bench check | [EVENTS, at least 10000 [STORED]]\n".utf8))
            exit(2)
        }
        do {
            try await BenchRun(events: count, stored: numbers.count == 2 ? numbers[1] : 0).run()
        } catch {
            FileHandle.standardError.write(Data("doorstroom-bench: \(error)\n".utf8))
            exit(1)
        }
    }
}

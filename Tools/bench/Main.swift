import Foundation
import Operation

/// `doorstroom-bench [EVENTS]`: events per second through Registration with all its promises on, beside the floor of
/// the same run.
///
/// The floor is what storage and broker cost alone: per event one raw row unique on (source, id), one aggregate row and
/// the two messages, made beforehand, COPYed and produced with no checking.
@main
enum Main {
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        let count = arguments.first.flatMap { Int($0) } ?? 100_000
        guard arguments.count <= 1, count >= 1_000 else {
            FileHandle.standardError.write(Data("usage: doorstroom-bench [EVENTS, at least 1000]\n".utf8))
            exit(2)
        }
        do {
            try await BenchRun(events: count).run()
        } catch {
            FileHandle.standardError.write(Data("doorstroom-bench: \(error)\n".utf8))
            exit(1)
        }
    }
}

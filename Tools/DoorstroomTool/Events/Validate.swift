import ArgumentParser
import Contracts
import JSON
import ServiceKit
import Supervision
import YearPlay

struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks events offline, with the code and the reason codes of the service.",
        discussion: """
            Prints one JSON line per event; of one that is rejected also its line in the file, and the column, in bytes, \
            where the bytes are at fault. A file that is no JSON as a whole, and whose lines are no events, is one broken \
            event.

            No server is needed. Which sources are known: those of the partners of --partners, or else of the \
            installation that the environment names (DOORSTROOM_DATABASE_REGISTRATION) or that runs in this folder, or \
            else of the parties of the plan.

            Exit 0 when all are good, 1 when one is rejected.
            """)

    enum Layer: String, ExpressibleByArgument, CaseIterable {
        /// CloudEvents only, with data of any content type.
        case envelope
        /// The envelope and the profile: JSON data, the sender's rights, and the fields of each type.
        case profile
    }

    @Option(help: "How far to check: CloudEvents alone, whose data may be of any content type, or the whole profile.")
    var layer = Layer.profile

    @OptionGroup var known: PartnersOption

    @Argument(help: "Files with one JSON event, one a line, or an array of them; - for standard input.")
    var files: [String]

    func run() async throws {
        let known = self.layer == .profile ? try await self.known.known() : .plan
        let validator = EventValidator(directory: known.directory)
        var codes: Set<RejectionCode> = []
        for file in self.files {
            for item in try EventFile.read(file).items {
                let (rejection, warnings) = self.check(item.body, validator)
                if let rejection { codes.insert(rejection.code) }
                Console.print(JSONWriter.string(rejection.map { Self.line($0, item) } ?? Self.line(warnings)))
            }
        }
        if codes.contains(.sourceUnknown) { Console.complain("doorstroom: \(known.words)") }
        if !codes.isEmpty { throw ExitCode(1) }
    }

    private static func line(_ warnings: [String]) -> JSONValue {
        .object(omittingNil: [("ok", true), ("warnings", warnings.isEmpty ? nil : JSONValue(warnings))])
    }

    private static func line(_ rejection: Rejection, _ item: EventFile.Item) -> JSONValue {
        let fault = item.fault
        return .object(omittingNil: [
            ("ok", false), ("code", .string(rejection.code.rawValue)), ("pointer", .string(rejection.pointer)),
            ("title", .string(rejection.code.title.english)), ("expected", rejection.expected.map { .string($0) }),
            ("line", (fault?.line ?? item.line).map { JSONValue($0) }),
            ("column", (fault?.column).map { JSONValue($0) }),
            ("index", item.index.map { JSONValue($0) }),
        ])
    }

    private func check(_ body: [UInt8], _ validator: EventValidator) -> (Rejection?, warnings: [String]) {
        switch self.layer {
        case .envelope: return (EnvelopeDecoder.fault(body: body), [])
        case .profile:
            switch validator.validate(body: body, owner: nil) {
            case .valid(let event): return (nil, event.warnings)
            case .rejected(let rejection, _, _): return (rejection, [])
            }
        }
    }
}

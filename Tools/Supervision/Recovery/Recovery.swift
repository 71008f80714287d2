import CommandExecution
import Contracts
import JSON

/// Brings databases and logs back in agreement after a disaster, over all four services.
public enum Recovery {
    /// Inspects the installation and changes nothing.
    public static func plan(_ installation: Installation) async throws -> RecoveryPlan {
        var surveys: [ServiceName: RecoverySurvey] = [:]
        for service in ServiceName.allCases {
            let text = try await installation.run(service, ["recover", "survey"])
            guard let survey = (try? JSONParser.parse(Array(text.utf8))).flatMap(RecoverySurvey.init) else {
                throw OperationError("\(service.rawValue) did not report its state")
            }
            surveys[service] = survey
        }
        var records: [ServiceName: [Int64: String]] = [:]
        var last: [ServiceName: Int64] = [:]
        let numbers = RecoveryPlan.numbers(surveys)
        for writer in ServiceName.allCases {
            let numbers = numbers[writer] ?? []
            let text = try await installation.run(writer, ["recover", "record"] + numbers.map(String.init))
            guard case .object(let members) = try JSONParser.parse(Array(text.utf8)) else { continue }
            for member in members {
                if member.name == "last" { last[writer] = member.value.integerValue }
                if let number = Int64(member.name) { records[writer, default: [:]][number] = member.value.stringValue }
            }
        }
        return RecoveryPlan(surveys, records: records, last: last)
    }

    /// Carries out a plan.
    /// - Parameter report: called with the output of each step.
    public static func apply(
        _ plan: RecoveryPlan, on installation: Installation, report: (String) -> Void
    ) async throws {
        guard plan.refusals.isEmpty else { throw OperationError("nothing was changed") }
        // Missing topics are made, with their settings, before anything reads from them.
        for service in ServiceName.allCases {
            let said = try await installation.run(service, ["topics"])
            for line in said.split(separator: "\n") where line.hasPrefix("made") {
                report("\(service.rawValue): \(line)")
            }
        }
        for step in plan.steps {
            let (service, arguments) = step.command
            for line in try await installation.run(service, arguments).split(separator: "\n") {
                report("\(service.rawValue): \(line)")
            }
        }
    }
}

import Contracts
import PostgresClient
import RegistrationDomain
import Vocabulary

/// The status holders' half-years (REG-11) from what is registered: targets set, persons housed, sizes of corporations.
enum StatusHolderAccount {
    static func read(on database: isolated PostgresConnection) throws -> JSONValue {
        // What was set last counts: first, again, or by a correction of either.
        let rows = try database.query(
            """
            SELECT r.kind, r.id, r.facts, j.payload, COALESCE(r.said, r.document) AS data FROM registered r
            LEFT JOIN journal j ON j.region = r.region AND j.nr = GREATEST(r.said_nr, r.document_nr)
            WHERE r.kind IN ('status-holder-target', 'corporation', 'allocation') ORDER BY r.kind, r.id
            """
        ).rows
        var targets: [HalfYear: Int] = [:]
        var carriedIn: [HalfYear: Int] = [:]
        var housed: [HalfYear: Int] = [:]
        var sizes: [(corporation: String, dwellings: Int)] = []
        for row in rows {
            let said = row["payload"].bytes.flatMap { try? JSONParser.parse($0)["data"] }
            guard let data = said ?? row["data"].bytes.flatMap({ try? JSONParser.parse($0) }) else { continue }
            func number(_ name: String) -> Int? { data[name]?.integerValue.map { Int($0) } }
            switch row["kind"].text {
            case "status-holder-target":
                guard let half = data["halfYear"]?.stringValue.flatMap({ HalfYear($0) }) else { continue }
                targets[half] = number("persons")
                carriedIn[half] = number("carriedIn")
            case "corporation":
                // By the day of the count, whatever was told last.
                let facts = try row["facts"].bytes.map { try RegistryStore.facts($0) }
                var current = number("dwellings")
                if case .size(let counts)? = facts { current = counts.current?.value }
                guard let id = row["id"].text, let current else { continue }
                sizes.append((id, current))
            default:
                guard data["group"]?.stringValue == TargetGroup.statusHolder.rawValue,
                    let day = data["allocatedOn"]?.stringValue.flatMap({ CalendarDate($0) })
                else { continue }
                housed[HalfYear(containing: day), default: 0] += number("persons") ?? 0
            }
        }
        return .array(
            StatusHolderTargets(targets: targets, housed: housed, carriedIn: carriedIn).accounts.map { account in
                let division = StatusHolderTargets.division(of: account.task, over: sizes)
                let dwellings = StatusHolderTargets.dwellings(for: account.task)
                return [
                    "halfYear": .string(account.halfYear.description), "target": JSONValue(account.target),
                    "carriedIn": JSONValue(account.carriedIn), "task": JSONValue(account.task),
                    "housed": JSONValue(account.housed), "carriedOut": JSONValue(account.carriedOut),
                    "dwellings": ["from": JSONValue(dwellings.lowerBound), "to": JSONValue(dwellings.upperBound)],
                    "corporations": .object(
                        division.sorted { $0.key < $1.key }.map { JSONMember($0.key, JSONValue($0.value)) }),
                ]
            })
    }
}

import Contracts
import JSON
import PostgresClient
import RegistrationDomain
import Vocabulary

/// One half-year of the status holders' target (REG-11), computed from registered targets, persons housed and sizes of
/// corporations.
struct StatusHolderAccount: Sendable {
    let account: StatusHolderTargets.HalfYearAccount
    /// The task divided over the corporations, in persons.
    let corporations: [String: Int]

    /// All half-years, in order.
    static func read(on database: isolated PostgresConnection) throws -> [StatusHolderAccount] {
        // The last statement counts, whether it was the first, a later one or a correction of either.
        let rows = try database.query(
            """
            SELECT r.kind, r.id, r.facts, j.payload, COALESCE(r.said, r.document) AS data FROM registered r
            LEFT JOIN journal j ON j.region = r.region AND j.nr = GREATEST(r.said_nr, r.document_nr)
            WHERE r.kind IN ('status-holder-target', 'corporation', 'allocation') ORDER BY r.kind, r.id
            """
        ).rows
        return Self.accounts(
            of: try rows.compactMap { row in
                let journaled = row["payload"].bytes.flatMap { try? JSONParser.parse($0)["data"] }
                guard let kind = row["kind"].text.flatMap(ReferenceKind.init), let id = row["id"].text,
                    let data = journaled ?? row["data"].bytes.flatMap({ try? JSONParser.parse($0) })
                else { return nil }
                return Statement(
                    kind: kind, id: id, facts: try row["facts"].bytes.map { try RegistryStore.facts($0) }, data: data)
            })
    }

    /// The last statement about one registered thing.
    struct Statement {
        let kind: ReferenceKind
        let id: String
        let facts: RegisteredFacts?
        let data: JSONValue
    }

    /// - Parameter statements: about targets, corporations and allocations; others are ignored.
    static func accounts(of statements: [Statement]) -> [StatusHolderAccount] {
        var targets: [HalfYear: Int] = [:]
        var carriedIn: [HalfYear: Int] = [:]
        var housed: [HalfYear: Int] = [:]
        var sizes: [(corporation: String, dwellings: Int)] = []
        for statement in statements {
            let data = statement.data
            func number(_ name: String) -> Int? { data[name]?.integerValue.map { Int($0) } }
            switch statement.kind {
            case .statusHolderTarget:
                guard let half = data["halfYear"]?.stringValue.flatMap({ HalfYear($0) }) else { continue }
                targets[half] = number("persons")
                carriedIn[half] = number("carriedIn")
            case .corporation:
                // The latest count by its own day applies, not the one received last.
                var current = number("dwellings")
                if case .size(let counts)? = statement.facts { current = counts.current?.value }
                guard let current else { continue }
                sizes.append((statement.id, current))
            case .allocation:
                guard data["group"]?.stringValue == TargetGroup.statusHolder.rawValue,
                    let day = data["allocatedOn"]?.stringValue.flatMap({ CalendarDate($0) })
                else { continue }
                housed[HalfYear(containing: day), default: 0] += number("persons") ?? 0
            case .application, .dwelling, .round, .presentation, .tenancy, .count, .institution, .contingent, .target,
                .policy, .action, .alert, .support, .handover, .relapse, .nuisance, .urgency, .lock, .exception,
                .evaluation, .stock, .supply:
                continue
            }
        }
        return StatusHolderTargets(targets: targets, housed: housed, carriedIn: carriedIn).accounts.map { account in
            StatusHolderAccount(
                account: account, corporations: StatusHolderTargets.division(of: account.task, over: sizes))
        }
    }
}

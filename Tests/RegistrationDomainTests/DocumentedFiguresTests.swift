import Foundation
import RegistrationDomain
import Testing
import Vocabulary

/// `docs/registration.md`: the code computes every table on the page.
@Suite(.timeLimit(.minutes(10)))
struct DocumentedFiguresTests {
    /// The tables under a heading, each without head and ruler.
    private static func tables(under heading: String) throws -> [[[String]]] {
        let file = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/registration.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix(heading + "\n") })
        return section.components(separatedBy: "\n\n").filter { $0.hasPrefix("|") }.map { table in
            table.split(separator: "\n").dropFirst(2).map { line in
                line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            }
        }
    }

    @Test func theFiguresOfWaitingClocksAgree() throws {
        let rows = try #require(try Self.tables(under: "The waiting clock").first)
        #expect(rows.count == 11)
        for row in rows {
            var clock = WaitingClock(since: try #require(CalendarDate(row[0])))
            for pause in row[1].components(separatedBy: ", ") where pause != "–" {
                let days = pause.components(separatedBy: " to").map { $0.trimmingCharacters(in: .whitespaces) }
                try clock.pause(on: try #require(CalendarDate(days[0])))
                if let until = CalendarDate(days[1]) { try clock.resume(on: until) }
            }
            if let ended = CalendarDate(row[2]) { clock.end(on: ended) }
            #expect(clock.days(before: try #require(CalendarDate(row[3]))) == Int(row[4]), "\(row)")
        }
    }

    @Test func theFiguresOfStatusHoldersAgree() throws {
        let tables = try Self.tables(under: "Status holders")
        #expect(tables.count == 3)
        for table in tables.prefix(2) {
            func column(_ index: Int) throws -> [HalfYear: Int] {
                Dictionary(
                    uniqueKeysWithValues: try table.map { row in
                        (try #require(HalfYear(row[0])), try #require(Int(row[index])))
                    })
            }
            let first = try #require(HalfYear(table[0][0]))
            let targets = StatusHolderTargets(
                targets: try column(1), housed: try column(4), carriedIn: [first: 572 - 266 - 217 - 10])
            #expect(targets.accounts.map(\.halfYear.description) == table.map { $0[0] })
            #expect(targets.accounts.map(\.carriedIn) == table.compactMap { Int($0[2]) })
            #expect(targets.accounts.map(\.task) == table.compactMap { Int($0[3]) })
            #expect(targets.accounts.map(\.carriedOut) == table.compactMap { Int($0[5]) })
            #expect(targets.accounts.prefix(2).map(\.housed).reduce(0, +) == 572)
        }
        let sizes = tables[2].map { (corporation: $0[0], dwellings: Int($0[1]) ?? 0) }
        for (column, task) in [(2, 149), (3, 108)] {
            let division = StatusHolderTargets.division(of: task, over: sizes)
            #expect(tables[2].allSatisfy { division[$0[0]] == Int($0[column]) }, "\(division)")
            #expect(division.values.reduce(0, +) == task)
        }
        #expect(StatusHolderTargets.dwellings(for: 149) == 60...90)
        #expect(StatusHolderTargets.dwellings(for: 300) == 120...180)
    }

    @Test func theFiguresOfTermsAgree() throws {
        let rows = try #require(try Self.tables(under: "Days that come by themselves").first)
        #expect(rows.map { $0[0] } == Term.Kind.allCases.map(\.rawValue))
        let start = try #require(CalendarDate(year: 2019, month: 1, day: 31))
        for (row, form) in zip(rows, [ContractForm.flip, .campus, .hotel]) {
            let tenancy = RegisteredFacts.Tenancy(form: form, startedOn: start, institution: nil)
            let entry = RegistryEntry(
                kind: .tenancy, id: "t", owner: "bo-ex", state: .open, facts: .tenancy(tenancy))
            let term = try #require(Term.of(entry))
            #expect(term.dueOn == start.adding(months: try #require(Int(row[1]))), "\(row)")
        }
        for (row, kind) in zip(rows, Term.Kind.allCases) { #expect(kind.monthsAhead == Int(row[2]), "\(row)") }
    }
}

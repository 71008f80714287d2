import Contracts
import Foundation
import Testing

/// Each accepted type and field has a documented reader and effect, or the contract says that it is recorded only.
@Suite(.timeLimit(.minutes(5)))
struct FieldReadersTests {
    @Test func thePageNamesTheReadersOfEveryField() throws {
        let page = try ReadersPage()
        let readers = try EventType.allCases.map { ($0, try FieldReaders($0).fields) }
        for (type, fields) in readers {
            // A target's measure follows from its group: no other measure is valid.
            #expect(fields.filter { !$0.wasChanged }.map(\.name) == (type == .targetSet ? ["measure"] : []), "\(type)")
            // Registration reads every type; the page must list exactly the effects in other services.
            let others = Set(fields.flatMap(\.readers).map(\.rawValue)).subtracting(["registration"])
            let said = Set(page.effects[type.rawValue, default: [:]].keys).subtracting(["registration"])
            if type != .calendarDayRequested { #expect(others == said, "\(type)") }
            #expect(type.isRecordedOnly == (page.effects[type.rawValue] == nil), "\(type)")
        }
        #expect(Set(page.effects.keys).isSubset(of: Set(EventType.allCases.map(\.rawValue))))
        let text = ReadersPage.text(page.effects, readers)
        let file = ReadersPage.folder.appendingPathComponent("readers.md")
        guard (try? String(contentsOf: file, encoding: .utf8)) != text else { return }
        let fresh = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-readers.md")
        try Data(text.utf8).write(to: fresh)
        Issue.record("docs/contract/readers.md is not what the services read: that is in \(fresh.path)")
    }
}

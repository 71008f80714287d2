import Access
import Foundation
import Testing
import Vocabulary

/// The permission table: what the agreement asks of it, and that the documents repeat it.
@Suite(.timeLimit(.minutes(10)))
struct AccessTableTests {
    @Test func theDocumentRepeatsTheTable() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("docs/access.md"), encoding: .utf8)
        #expect(text.contains("\n" + AccessTable.markdown + "\n"), "doorstroom roles prints it")
    }

    @Test(arguments: [Role.teamMember, .administrator, .operator, .association, .municipalityFigures])
    func someRolesNeverSeeAPerson(role: Role) {
        for kind in DataKind.allCases where kind.isPersonal {
            // Rows without a reference to a person are all that is left.
            #expect(AccessTable.rule(role, kind).view < .whole, "\(kind)")
        }
        #expect(AccessTable.rule(role, .applications).view == .nothing)
        #expect(AccessTable.rule(role, .presentations).view == .nothing)
    }

    @Test func theOperatorSeesNothingOfAPerson() {
        #expect(DataKind.allCases.filter(\.isPersonal).allSatisfy { AccessTable.rule(.operator, $0) == .nothing })
    }

    @Test func institutionsAndCorporationsSeeTheirOwnPersonsAlone() {
        let roles: [Role] = [.institutionWorker, .institutionManager, .corporationWorker, .corporationManager]
        for role in roles {
            for kind in DataKind.allCases where kind.isPersonal && AccessTable.rule(role, kind).view == .whole {
                #expect(AccessTable.rule(role, kind).reach == .ownParty, "\(role) \(kind)")
            }
        }
        // What a corporation keeps after a presentation has no reference to a person.
        #expect(AccessTable.rule(.corporationManager, .placements) == .ownMasked)
    }

    @Test(arguments: [
        ("team-member:gemeente-1", true), ("institution-worker:lister", true), ("auditor", true),
        ("team-member", false), ("team-member:gemeente-3", false), ("institution-worker", false),
        ("institution-worker:", false), ("institution-worker:lister kwintes", false),
        ("institution-worker:Lister", false), ("auditor:lister", false), ("king", false), ("", false),
    ])
    func aGrantIsWholeOrNone(text: String, isGrant: Bool) {
        let grant = Grant(text: text)
        #expect((grant != nil) == isGrant)
        if let grant { #expect(Grant(text: grant.text) == grant && grant.text == text) }
    }

    @Test func scopesReadReferencesOnlyWhenTheySaySo() throws {
        let scopes = try Scopes(texts: ["figures", "placements", "presentations:whole", "dwellings:masked"])
        #expect(
            scopes.views == [.figures: .whole, .placements: .masked, .presentations: .whole, .dwellings: .masked])
        #expect(scopes.texts == ["dwellings", "figures", "placements", "presentations:whole"])
        #expect(try Scopes(texts: Scopes.all.texts) == .all)
        for wrong in ["people", "figures:all", "", "placements:whole:whole"] {
            #expect(throws: AccessError.self) { try Scopes(texts: [wrong]) }
        }
    }
}

import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct CodeListTests {
    @Test func groupsOutsideThePriorityRulesCountNowhere() {
        for group in TargetGroup.allCases {
            #expect(group.hasPriority == (group.countsIn != nil))
            // A group that others count in counts in itself: every letting is counted once (REG-13).
            if let row = group.countsIn { #expect(row.countsIn == row) }
        }
    }

    @Test func everyCodeHasADutchNameOfItsOwn() {
        #expect(Set(TargetGroup.allCases.map(\.dutchName)).count == TargetGroup.allCases.count)
        #expect(Set(District.allCases.map(\.dutchName)).count == District.allCases.count)
        #expect(Set(DwellingKind.allCases.map(\.dutchName)).count == DwellingKind.allCases.count)
        #expect(Set(ContractForm.allCases.map(\.dutchName)).count == ContractForm.allCases.count)
        #expect(Set(Route.allCases.map(\.dutchName)).count == Route.allCases.count)
    }

    @Test func districtsAreSortedByTheirCode() {
        #expect(District.allCases.sorted() == District.allCases)
        #expect(District.allCases.allSatisfy { $0.rawValue.utf8.count == 8 && $0.rawValue.hasPrefix("WK0344") })
    }

    @Test func onlyARoomSharesItsFrontDoor() {
        #expect(DwellingKind.allCases.filter { !$0.isIndependent } == [.room])
    }
}

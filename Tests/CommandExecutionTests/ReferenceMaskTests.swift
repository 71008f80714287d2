@testable import CommandExecution
import JSON
import Testing

/// References to persons in what commands print.
@Suite(.timeLimit(.minutes(10)))
struct ReferenceMaskTests {
    private static let mask = ReferenceMask(["A1", "A10", "b.2", "c:3"])

    @Test(arguments: [
        ("Cliënt A1 is voorgedragen.", "Cliënt cliënt-1 is voorgedragen."),
        ("A10, A1 en A10.", "cliënt-1, cliënt-2 en cliënt-1."), ("b.2.", "cliënt-1."), ("c:3: goed", "cliënt-1: goed"),
        (#"{"id":"A1","other":"A1x"}"#, #"{"id":"cliënt-1","other":"A1x"}"#), ("xA1 A1x A-1 1A", "xA1 A1x A-1 1A"),
        ("", ""), ("A1", "cliënt-1"), ("(A1)", "(cliënt-1)"), ("A1...", "cliënt-1..."),
    ])
    func eachReferenceGetsAName(text: String, masked: String) {
        #expect(Self.mask.masked(text) == masked)
        #expect(ReferenceMask([]).masked(text) == text)
    }

    @Test func theReferencesOfATextAreFoundOnce() {
        #expect(Self.mask.found(in: "A10 b.2. A10 niemand c:3") == ["A10", "b.2", "c:3"])
    }

    @Test func anEventKeepsWhatSaysNothingOfAPerson() {
        let event: JSONValue = ["id": "e", "type": "t", "subject": "A1", "data": ["applicationId": "A1"]]
        #expect(MaskedEvent.json(event) == ["id": "e", "type": "t", "subject": "masked", "data": "masked"])
        #expect(MaskedEvent.json("A1") == "masked")
    }
}

import Contracts
import JSON
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RejectionCodeTests {
    @Test func codesAreUniqueAndSayTheirLayer() {
        let values = RejectionCode.allCases.map(\.rawValue)
        #expect(Set(values).count == values.count)
        for value in values {
            #expect(["json", "ce", "profile", "data", "state"].contains(value.prefix { $0 != "-" }))
            #expect(value.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        }
    }

    @Test(arguments: RejectionCode.allCases)
    func everyCodeHasOneSentenceInEachLanguage(code: RejectionCode) {
        for title in [code.title.dutch, code.title.english] {
            #expect(title.hasSuffix(".") && title.utf8.count > 10 && !title.contains("|"))
        }
        #expect(code.title.dutch != code.title.english)
    }

    @Test func titlesAreUnique() {
        #expect(Set(RejectionCode.allCases.map(\.title.dutch)).count == RejectionCode.allCases.count)
        #expect(Set(RejectionCode.allCases.map(\.title.english)).count == RejectionCode.allCases.count)
    }

    @Test func theDocumentListsExactlyTheCodes() throws {
        let layers = ["json": "JSON", "ce": "CloudEvents", "profile": "profile", "data": "data", "state": "state"]
        let expected = RejectionCode.allCases.map { code in
            let layer = layers[String(code.rawValue.prefix { $0 != "-" })] ?? ""
            return ["`\(code.rawValue)`", layer, code.title.dutch, code.title.english]
        }
        let rows = ContractDocuments.rows(in: try ContractDocuments.text("codes.md"))
        let table = expected.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
        #expect(rows == expected, "docs/contract/codes.md should hold:\n\(table)")
    }

    @Test(arguments: [
        ("", ""), ("a", "a"), ("a/b", "a~1b"), ("~", "~0"), ("~1", "~01"), ("/~/", "~1~0~1"), ("é~", "é~0"),
        ("~\u{301}", "~0\u{301}"), ("/\u{301}x", "~1\u{301}x"),
    ])
    func stepsOfAPointerAreEscaped(step: String, escaped: String) {
        #expect(Array(JSONPointer.escaped(step).utf8) == Array(escaped.utf8))
    }
}

import Contracts
@testable import Pipeline
import Testing

/// The stored text of a row's detail: text of earlier versions can still be read, and the text written now is the same.
@Suite(.timeLimit(.minutes(10)))
struct JournalDetailTests {
    @Test(arguments: [
        (JournalDetail.accepted(warnings: ["/data/x", "/data/\"y\""]), #"{"warnings":["/data/x","/data/\"y\""]}"#),
        (.accepted(warnings: [], seq: 4), #"{"seq":4,"warnings":[]}"#),
        (.accepted(warnings: []), #"{"warnings":[]}"#),
        (
            .rejected(Rejection(.fieldMissing, at: "/data/year", expected: "a year")),
            #"{"code":"data-field-missing","pointer":"/data/year","expected":"a year"}"#
        ),
        (.rejected(Rejection(.jsonSyntax)), #"{"code":"json-syntax","pointer":""}"#),
    ])
    func theStoredTextIsUnchanged(detail: JournalDetail, text: String) {
        #expect(detail.text == text)
        #expect(JournalDetail(text: text) == detail)
    }

    @Test func forgottenBytesComeLast() {
        var detail = JournalDetail.rejected(Rejection(.jsonSyntax, at: "", expected: "byte 3"))
        detail.isOverQuota = true
        let text = #"{"code":"json-syntax","pointer":"","expected":"byte 3","bytes":"over-quota"}"#
        #expect(detail.text == text && JournalDetail(text: text) == detail)
    }

    @Test(arguments: ["", "7", "[]", "{"])
    func onlyAnObjectIsADetail(text: String) {
        #expect(JournalDetail(text: text) == nil)
    }
}

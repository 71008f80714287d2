@testable import Pages
import Testing

@Suite(.timeLimit(.minutes(10)))
struct TextTests {
    /// Texts that are the same in both languages.
    private static let same: Set<String> = ["Doorstroom"]

    @Test func everyTextIsInBothLanguages() {
        #expect(KitText.allCases.count > 40)
        for text in KitText.allCases.map(\.text) {
            #expect(!text.dutch.isEmpty && !text.english.isEmpty)
            #expect(text.dutch != text.english || Self.same.contains(text.dutch), "\(text.dutch)")
        }
    }

    @Test func everyStateSaysWhatToDo() {
        for (_, state, _) in KitPage.states {
            for text in [state.title, state.lead] + state.steps { #expect(text.dutch != text.english) }
            #expect(!state.steps.isEmpty)
            let html = state.html(PageContext(.english), again: "/x").markup
            #expect(html.contains(state.title.english))
            #expect(html.contains("class=\"button"), "\(state)")
        }
        #expect(StatePage.notAllowed.title.dutch == "U mag dit niet zien")
    }
}

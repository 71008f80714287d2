import Testing

@Suite(.timeLimit(.minutes(10)))
struct MarkupTests {
    @Test func faultsAreFound() {
        #expect(Markup("<p>a</p>").faults.isEmpty)
        #expect(!Markup("<p>a").faults.isEmpty)
        #expect(!Markup("<p><b>a</p></b>").faults.isEmpty)
        #expect(!Markup("<p>1 < 2</p>").faults.isEmpty)
        #expect(Markup("<p class=\"a &gt; b\" hidden>x</p>").elements.first?["class"] == "a &gt; b")
    }
}

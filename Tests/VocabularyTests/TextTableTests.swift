import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct TextTableTests {
    /// The table finds what a search through the texts finds: texts of few different letters, so that many share their
    /// length and their end.
    @Test(arguments: 1...20)
    func findsWhatASearchFinds(seed: UInt64) {
        var generator = SplitMix64(state: seed)
        func text() -> String {
            let length = Int(generator.next() % 20)
            return String((0..<length).map { _ in generator.next() % 5 == 0 ? "b" : "a" })
        }
        var texts: [String] = []
        while texts.count < 60 {
            let next = text()
            if !texts.contains(next) { texts.append(next) }
        }
        let table = TextTable(texts)
        for sought in texts + (0..<500).map({ _ in text() }) {
            let place = Array(sought.utf8).withUnsafeBufferPointer { table.place(of: $0) }
            #expect(place == table.place(of: sought))
            #expect(place == texts.firstIndex(of: sought), "\(sought)")
        }
    }

    /// Swift treats the kelvin sign as equal to the letter K; the table compares bytes.
    @Test func comparesBytes() {
        let table = TextTable(["K"])
        #expect(Array("\u{212A}".utf8).withUnsafeBufferPointer { table.place(of: $0) } == nil)
        #expect(Array("K".utf8).withUnsafeBufferPointer { table.place(of: $0) } == 0)
    }
}

import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct SplitMix64Tests {
    /// The first numbers of the published C code with the seed 1234567.
    @Test func publishedSequence() {
        var generator = SplitMix64(state: 1_234_567)
        #expect(generator.next() == 6_457_827_717_110_365_317)
        #expect(generator.next() == 3_203_168_211_198_807_973)
        #expect(generator.next() == 9_817_491_932_198_370_423)
    }
}

@testable import RegistrationService
import Testing

/// When a refused token is logged.
@Suite(.timeLimit(.minutes(10)))
struct RefusedTokenTests {
    private static let start = ContinuousClock.now

    private static func after(_ seconds: Int) -> ContinuousClock.Instant { Self.start + .seconds(seconds) }

    @Test func eachAddressHasALineAMinute() {
        var lines = RefusalLines()
        #expect(lines.refused(.unknown, "10.0.0.1", at: Self.start) == .init(address: "10.0.0.1", unlogged: 0))
        #expect(lines.refused(.unknown, "10.0.0.1", at: Self.after(59)) == nil)
        #expect(lines.refused(.unknown, "10.0.0.1", at: Self.after(59)) == nil)
        #expect(lines.refused(.missing, "10.0.0.1", at: Self.after(59)) == .init(address: "10.0.0.1", unlogged: 0))
        #expect(lines.refused(.unknown, "10.0.0.2", at: Self.after(59)) == .init(address: "10.0.0.2", unlogged: 0))
        #expect(lines.refused(.unknown, "10.0.0.1", at: Self.after(60)) == .init(address: "10.0.0.1", unlogged: 2))
    }

    @Test func manyAddressesShareALine() {
        var lines = RefusalLines()
        for number in 0..<RefusalLines.maximumAddresses {
            #expect(lines.refused(.unknown, "\(number)", at: Self.start) != nil)
        }
        #expect(lines.refused(.unknown, "new", at: Self.after(1))?.address == RefusalLines.others)
        #expect(lines.refused(.unknown, "newer", at: Self.after(2)) == nil)
        // A minute later the former addresses have made room.
        #expect(lines.refused(.unknown, "newest", at: Self.after(90))?.address == "newest")
    }
}

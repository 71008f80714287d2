import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct HexadecimalTests {
    /// A byte below 16 has two digits like every other: otherwise different bytes would print alike.
    @Test func everyByteHasTwoDigits() {
        #expect(Hexadecimal.text([0x07, 0xA1, 0x00, 0xFF] as [UInt8]) == "07a100ff")
        #expect(Hexadecimal.text([0x7A, 0x01] as [UInt8]) != Hexadecimal.text([0x07, 0xA1] as [UInt8]))
        #expect(Hexadecimal.text([] as [UInt8]) == "")
        #expect(Hexadecimal.text(0x0123_4567_89AB_CDEF as UInt64) == "0123456789abcdef")
    }

    @Test func everyByteReadsBack() {
        let all = (0...255).map { UInt8($0) }
        #expect(Hexadecimal.bytes(Hexadecimal.text(all)) == all)
        #expect(Hexadecimal.bytes("AbCd") == [0xAB, 0xCD])
    }

    @Test(arguments: ["a", "0g", "+1", " 1", "0x", "１２", "é"])
    func otherCharactersAreRefused(text: String) {
        #expect(Hexadecimal.bytes(text) == nil)
    }
}

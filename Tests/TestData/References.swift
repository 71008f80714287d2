import TestRandom
import Vocabulary

/// The kinds of reference that partners use.
package enum ReferenceForm: String, CaseIterable, Sendable {
    case uuid4
    case uuid7
    /// `L-004211`
    case counter
    /// `app-2019-00042`
    case yearCounter
    /// `01J8ZQ4T…`: 26 of Crockford's base 32
    case ulid
    /// `k3v9x0q2mt`
    case base36
    /// `0344.0100.002`
    case dotted
    /// `0346-123456`
    case dossier
    /// `123456789`
    case nine
    /// `0123456789`
    case ten

    /// The name on the partners' page.
    package var title: String {
        switch self {
        case .uuid4: "UUID, version 4"
        case .uuid7: "UUID, version 7"
        case .counter: "`L-004211`"
        case .yearCounter: "`app-2019-00042`"
        case .ulid: "ULID"
        case .base36: "ten of 0-9 and a-z"
        case .dotted: "`0344.0100.002`"
        case .dossier: "`0346-123456`"
        case .nine: "nine digits"
        case .ten: "ten digits"
        }
    }
}

extension SeededGenerator {
    package mutating func reference(_ form: ReferenceForm) -> String {
        switch form {
        case .uuid4: return self.uuid(high: self.next(), version: 4)
        case .uuid7:
            let milliseconds = UInt64(self.int(1_500_000_000_000...1_800_000_000_000))
            return self.uuid(high: milliseconds << 16 | self.next() & 0xFFFF, version: 7)
        case .counter: return "\(self.letters(1, of: "ABLMT"))-\(self.digits(6))"
        case .yearCounter: return "\(self.pick(["app", "dw", "ten"]))-\(self.int(2015...2024))-\(self.digits(5))"
        case .ulid: return "0" + self.letters(25, of: "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        case .base36: return self.letters(10, of: "0123456789abcdefghijklmnopqrstuvwxyz")
        case .dotted: return "\(self.digits(4)).\(self.digits(4)).\(self.digits(3))"
        case .dossier: return "0\(self.digits(3))-\(self.digits(6))"
        case .nine: return self.digits(9)
        case .ten: return self.digits(10)
        }
    }

    /// A reference in one of the forms that never look like a person's number.
    package mutating func reference() -> String {
        self.reference(self.pick([.uuid4, .uuid7, .counter, .yearCounter]))
    }

    package mutating func digits(_ count: Int) -> String { self.letters(count, of: "0123456789") }

    private mutating func uuid(high: UInt64, version: UInt64) -> String {
        let high = high & ~0xF000 | version << 12
        let low = self.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = Array(Hexadecimal.text(high) + Hexadecimal.text(low))
        return [digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20..<32]]
            .map { String($0) }.joined(separator: "-")
    }
}

/// A text in plain typography: blanks, dashes and digits of any kind become those of ASCII, and invisible characters
/// are removed, so that one search finds a number in every typography.
enum TypedText {
    /// Stands for every dash but the keyboard's hyphen, which belongs to references. People never type this byte.
    static let dash: UInt8 = 0x1E

    /// One byte per character: `x` for a letter beyond ASCII, `;` for any other sign.
    static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else if let byte = Self.byte(scalar) {
                bytes.append(byte)
            }
        }
        return bytes
    }

    /// - Returns: `nil` for an invisible character and for a mark on the character before it.
    private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        if let sign = Self.sign(scalar) { return sign }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .decimalNumber: return UInt8(ascii: "0") + UInt8(properties.numericValue ?? 0)
        case .spaceSeparator: return UInt8(ascii: " ")
        case .dashPunctuation: return Self.dash
        case .format, .nonspacingMark, .enclosingMark: return nil
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
            .otherNumber, .spacingMark:
            return UInt8(ascii: "x")
        default: return UInt8(ascii: ";")
        }
    }

    /// Signs with an ASCII equivalent that their category does not show.
    private static func sign(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        // Minus signs: mathematical, superscript, subscript, heavy, as a modifier; a hyphen as a bullet.
        case 0x2212, 0x207B, 0x208B, 0x2796, 0x02D7, 0x2043: Self.dash
        // Dots: middle, hyphenation, leader, small, fullwidth, and those between the parts of a domain.
        case 0x00B7, 0x2027, 0x2024, 0xFE52, 0xFF0E, 0x3002, 0xFF61: UInt8(ascii: ".")
        case 0xFF08, 0xFE59, 0x207D, 0x208D: UInt8(ascii: "(")
        case 0xFF09, 0xFE5A, 0x207E, 0x208E: UInt8(ascii: ")")
        case 0xFF0B, 0xFE62, 0x207A, 0x208A: UInt8(ascii: "+")
        case 0xFF20, 0xFE6B: UInt8(ascii: "@")
        case 0xFF3F: UInt8(ascii: "_")
        default: nil
        }
    }
}

/// Just enough of RFC 3986 to tell a URI from other text.
enum URIReference {
    static func isPlausible(_ text: String) -> Bool { text.utf8.allSatisfy { Self.isAllowed[Int($0)] } }

    private static let isAllowed: [Bool] = (0...255).map { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(UInt8(byte))
        }
    }

    static func isAbsolute(_ text: String) -> Bool {
        guard self.isPlausible(text), let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = text.utf8[..<colon]
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) }
        guard let first = scheme.first, isLetter(first) else { return false }
        return scheme.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
    }
}

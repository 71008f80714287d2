enum Base64 {
    /// Whether a text is Base64 with its padding (RFC 4648, section 4).
    static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let content = bytes.prefix { $0 != UInt8(ascii: "=") }
        let padding = bytes.count - content.count
        guard bytes.count.isMultiple(of: 4), padding <= 2, bytes.suffix(padding).allSatisfy({ $0 == UInt8(ascii: "=") })
        else { return false }
        return content.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"): true
            default: false
            }
        }
    }
}

/// Recognises most names that differ from all earlier ones of their object: one bit of 64 for each name, by its first
/// eight bytes.
struct NameMarks {
    private var bits: UInt64 = 0
    /// Spellings of other characters may be equal although their bytes differ.
    private var arePrintable = true

    /// Marks a name.
    /// - Returns: `true` only if no earlier name equals it.
    mutating func isNew(_ name: JSONDocument.Node) -> Bool {
        let bit: UInt64 = 1 << ((name.number &* 0x9E37_79B9_7F4A_7C15) >> 58)
        self.arePrintable = self.arePrintable && name.isPrintable
        defer { self.bits |= bit }
        return self.arePrintable && self.bits & bit == 0
    }
}

/// A year from 0001 to 9999 as exactly four digits; `Int`'s own reading would take a sign too.
struct FourDigitYear {
    let value: Int

    init?(_ text: some StringProtocol) {
        guard text.utf8.count == 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int(text), value > 0
        else { return nil }
        self.value = value
    }

    static func text(_ year: Int) -> String {
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

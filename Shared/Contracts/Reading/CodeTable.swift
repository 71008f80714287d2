import Vocabulary

/// Reads the codes of one list by their bytes.
struct CodeTable<Code: RawRepresentable<String> & CaseIterable & Sendable>: Sendable {
    private let codes: [Code]
    private let texts: TextTable

    init() {
        self.codes = Array(Code.allCases)
        self.texts = TextTable(self.codes.map(\.rawValue))
    }

    /// Swift would treat the kelvin sign as equal to the letter K; bytes differ.
    func code(_ text: UnsafeBufferPointer<UInt8>) -> Code? { self.texts.place(of: text).map { self.codes[$0] } }

    func code(_ text: String) -> Code? { self.texts.place(of: text).map { self.codes[$0] } }
}

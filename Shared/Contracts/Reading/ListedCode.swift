import Vocabulary

/// A code of a fixed list, as events carry it.
protocol ListedCode: RawRepresentable<String>, CaseIterable, Sendable {
    static var codes: CodeTable<Self> { get }
}

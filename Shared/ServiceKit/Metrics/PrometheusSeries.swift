/// The values of one metric under one set of labels.
protocol PrometheusSeries: Sendable {
    /// The word for it in a `TYPE` line.
    static var kind: String { get }

    /// - Parameter labels: in braces; empty without labels.
    func lines(_ name: String, _ labels: String) -> [String]
}

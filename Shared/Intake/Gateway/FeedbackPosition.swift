/// The position of a reader in its feedback: one offset, or, on a topic with more partitions, one for each with dots
/// between.
public struct FeedbackPosition: Sendable, Equatable, CustomStringConvertible {
    private var offsets: [Int64]

    public static let start = FeedbackPosition([])

    init(_ offsets: [Int64]) {
        self.offsets = offsets
    }

    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let offsets = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(part) : nil
        }
        guard offsets.count == parts.count, parts.count <= 64 else { return nil }
        self.offsets = offsets
    }

    subscript(partition: Int) -> Int64 {
        get { self.offsets.indices.contains(partition) ? self.offsets[partition] : 0 }
        set { self.offsets[partition] = newValue }
    }

    public var description: String { self.offsets.map(String.init).joined(separator: ".") }
}

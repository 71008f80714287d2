import Access

/// A viewer who reads one kind of data.
public struct Reader: Sendable {
    public let visit: Visit
    public let sight: Sight
}

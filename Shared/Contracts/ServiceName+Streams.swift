/// The streams that each service reads.
extension ServiceName {
    /// The services whose streams it reads. Registration follows Matching's stream to show it, and decides nothing by
    /// it.
    public var reads: [ServiceName] {
        switch self {
        case .registration: [.matching]
        case .matching: [.registration]
        case .monitoring: [.registration, .matching]
        case .escalation: [.registration, .monitoring]
        }
    }

    /// The services that read its stream.
    public var readers: [ServiceName] { Self.allCases.filter { $0.reads.contains(self) } }
}

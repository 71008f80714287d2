/// What a viewer sees of one kind of data, over all of the viewer's roles.
public struct Sight: Hashable, Sendable {
    /// Of every row.
    private let ofAll: View
    /// Of the rows of these parties.
    private let ofParties: [String: View]

    public init(ofAll: View, ofParties: [String: View] = [:]) {
        self.ofAll = ofAll
        self.ofParties = ofParties
    }

    public static let whole = Sight(ofAll: .whole)
    public static let nothing = Sight(ofAll: .nothing)

    /// Whether no row can ever be seen: the route does not exist for this viewer.
    public var isNothing: Bool { self.ofAll == .nothing && self.ofParties.values.allSatisfy { $0 == .nothing } }

    /// The parties whose rows alone can be seen; `nil` when every row can.
    public var parties: [String]? {
        self.ofAll > .nothing ? nil : self.ofParties.filter { $0.value > .nothing }.keys.sorted()
    }

    /// The view of a row that belongs to these parties.
    public func view(of parties: String?...) -> View {
        parties.compactMap { $0.flatMap { self.ofParties[$0] } }.reduce(self.ofAll, max)
    }

    /// Both sights together: a person with two roles sees what either shows.
    public func joined(with other: Sight) -> Sight {
        Sight(
            ofAll: max(self.ofAll, other.ofAll),
            ofParties: self.ofParties.merging(other.ofParties, uniquingKeysWith: max))
    }
}

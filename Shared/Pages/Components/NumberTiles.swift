/// A row of figures.
public struct NumberTiles: PageComponent {
    let tiles: [NumberTile]
    let isCompact: Bool

    /// - Parameter isCompact: two beside each other on a telephone, for figures with a short label and no more.
    public init(_ tiles: [NumberTile], isCompact: Bool = false) {
        self.tiles = tiles
        self.isCompact = isCompact
    }

    public func html(_ context: PageContext) -> HTML {
        guard !self.tiles.isEmpty else { return .empty }
        return KitTemplate.tiles([
            "compact": .flag(self.isCompact), "tiles": .each(self.tiles.map { $0.values(context) }),
        ])
    }
}

/// A row of figures.
public struct NumberTiles: PageComponent {
    let tiles: [NumberTile]

    public init(_ tiles: [NumberTile]) {
        self.tiles = tiles
    }

    public func html(_ context: PageContext) -> HTML {
        self.tiles.isEmpty ? .empty : KitTemplate.tiles(["tiles": .each(self.tiles.map { $0.values(context) })])
    }
}

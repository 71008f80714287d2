/// Places labels near where they belong, without one over another.
enum LabelPlacement {
    struct Wanted {
        let center: Double
        let extent: Double
    }

    private struct Block {
        var members: [Int]
        var extent: Double
        /// The sum of the starts that its members would choose for the block.
        var wishes: Double
        var start = 0.0
    }

    /// The centres with the least total shift, in the order of the wanted ones.
    ///
    /// - Parameter range: holds all extents together; if it does not, labels go beyond its end.
    static func spread(_ labels: [Wanted], in range: ClosedRange<Double>) -> [Double] {
        var blocks: [Block] = []
        for index in labels.indices.sorted(by: { (labels[$0].center, $0) < (labels[$1].center, $1) }) {
            let label = labels[index]
            var block = Block(members: [index], extent: label.extent, wishes: label.center - label.extent / 2)
            block.start = Self.start(block, in: range)
            while let previous = blocks.last, previous.start + previous.extent > block.start {
                blocks.removeLast()
                block = Block(
                    members: previous.members + block.members, extent: previous.extent + block.extent,
                    wishes: previous.wishes + block.wishes - previous.extent * Double(block.members.count))
                block.start = Self.start(block, in: range)
            }
            blocks.append(block)
        }
        var centers = labels.map(\.center)
        for block in blocks {
            var position = block.start
            for member in block.members {
                centers[member] = position + labels[member].extent / 2
                position += labels[member].extent
            }
        }
        return centers
    }

    private static func start(_ block: Block, in range: ClosedRange<Double>) -> Double {
        let wish = block.wishes / Double(block.members.count)
        return max(range.lowerBound, min(wish, range.upperBound - block.extent))
    }
}

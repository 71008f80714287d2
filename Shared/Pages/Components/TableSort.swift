/// How a column can be sorted.
public struct TableSort: Sendable {
    public enum Order: String, Sendable {
        case ascending, descending
    }

    let order: Order?
    let address: PageAddress

    /// - Parameters:
    ///   - order: the order in force, if the table is sorted by this column.
    ///   - address: the page in the other order.
    public init(_ order: Order?, to address: PageAddress) {
        self.order = order
        self.address = address
    }

    var sign: String {
        switch self.order {
        case .ascending: "▲"
        case .descending: "▼"
        case nil: "↕"
        }
    }
}

/// A folder on disk with the names of its entries.
struct ProjectFolder: Sendable {
    let path: String
    let names: [String]
}

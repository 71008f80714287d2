/// What a machine's token may read.
public struct Scopes: Hashable, Sendable {
    public let views: [DataKind: View]

    public init(_ views: [DataKind: View]) {
        self.views = views
    }

    /// Everything, references to persons included: for the installation's own tools.
    public static let all = Scopes(Dictionary(uniqueKeysWithValues: DataKind.allCases.map { ($0, View.whole) }))

    /// - Parameter texts: each a kind of data, such as `figures`; data of persons are masked unless it ends in `:whole`.
    /// - Throws: `AccessError` that names the wrong scope.
    public init(texts: [String]) throws(AccessError) {
        var views: [DataKind: View] = [:]
        for text in texts {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard let kind = parts.first.flatMap(DataKind.init), parts.count <= 2,
                parts.count == 1 || ["masked", "whole"].contains(parts[1])
            else {
                throw AccessError(
                    "«\(text)» is no scope: name one of \(DataKind.allCases.map(\.rawValue).joined(separator: ", ")), "
                        + "and add :whole to read references to persons")
            }
            let isWhole = parts.count == 2 ? parts[1] == "whole" : !kind.isPersonal
            views[kind] = max(views[kind] ?? .nothing, isWhole ? .whole : .masked)
        }
        self.views = views
    }

    /// As `init(texts:)` reads them, sorted.
    public var texts: [String] {
        self.views.filter { $0.value != .nothing }.map { kind, view in
            kind.isPersonal && view == .whole ? "\(kind.rawValue):whole" : kind.rawValue
        }.sorted()
    }
}

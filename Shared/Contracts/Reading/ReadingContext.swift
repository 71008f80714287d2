import JSON
import Vocabulary

/// The state that all readers of one event's data share.
final class ReadingContext {
    /// The moment at which the event was recorded, when its envelope gives it: codes have to be valid on that day in
    /// Utrecht.
    let recordedAt: String?
    /// The data as a whole, where pointers start.
    private let data: JSONView
    /// Pointers of members that no reader asked for: they become the warnings of the acceptance.
    var unknown: [String] = []

    init(_ data: JSONView, recordedAt: String?) {
        self.data = data
        self.recordedAt = recordedAt
    }

    /// The pointer to a value of the data. It is computed only when a value has to be named, which is rare.
    func pointer(to node: JSONView) -> String { "/data" + self.data.pointer(to: node) }
}

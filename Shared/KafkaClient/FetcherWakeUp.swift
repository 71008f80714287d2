import Dispatch
import Synchronization

/// Keeps a backlog flowing. Once its queue is full, librdkafka before 2.2 looks only once a second whether there is room again:
/// a reader that is quicker than that waits for the rest of the second. Any request to the broker makes it look at once.
final class FetcherWakeUp: Sendable {
    /// How long newer versions wait before they look again. 0 would have them look without a pause.
    static let properties = ["fetch.queue.backoff.ms": "10"]
    /// With so many unread, nothing more is asked for. Few, because each may be as large as its broker allows.
    static let recordsOfAFullQueue = 32

    /// Whether so much may fill the queue, by count or by weight. Less than it holds, so that none is missed.
    static func isFull(_ read: (records: Int, bytes: Int)) -> Bool {
        read.records >= Self.recordsOfAFullQueue || read.bytes >= 4 << 20
    }

    private let asked = Mutex<Set<TopicPartition>>([])
    private let queue = DispatchQueue(label: "doorstroom.kafka.wake-up", attributes: .concurrent)

    /// Asks for offsets of these partitions. The answers say nothing to us, and nobody waits for them.
    /// - Returns: `false` when one of them is still being asked for.
    func wake(_ handle: ClientHandle, asking sources: [TopicPartition]) -> Bool {
        var isComplete = true
        for source in sources {
            guard self.asked.withLock({ $0.insert(source).inserted }) else {
                isComplete = false
                continue
            }
            self.queue.async {
                _ = try? handle.watermarks(source, timeoutMilliseconds: 1_000)
                self.asked.withLock { _ = $0.remove(source) }
            }
        }
        return isComplete
    }
}

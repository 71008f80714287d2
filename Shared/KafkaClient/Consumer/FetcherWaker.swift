import Dispatch
import Synchronization

/// Keeps a backlog flowing. librdkafka before 2.2 checks a full queue for room only once a second, so a faster reader
/// waits for the rest of that second. Any request to the broker makes it check at once.
final class FetcherWaker: Sendable {
    /// How long newer versions wait before they check again. With 0 they would check without a pause.
    static let properties = ["fetch.queue.backoff.ms": "10"]
    /// The number of unread records at which fetching stops. Small, because each record may be as large as its broker
    /// allows.
    static let defaultFullQueue = 16

    private let fullQueue: Int
    private let asked = Mutex<Set<TopicPartition>>([])
    private let queue = DispatchQueue(label: "doorstroom.kafka.wake-up", attributes: .concurrent)

    init(_ configuration: KafkaConfiguration) {
        self.fullQueue = configuration.properties["queued.min.messages"].flatMap { Int($0) } ?? Self.defaultFullQueue
    }

    /// Whether these records may have filled the queue, by count or by bytes. Both thresholds are at or below its
    /// capacity, so that no full queue is missed.
    func isFull(_ read: (records: Int, bytes: Int)) -> Bool {
        read.records >= self.fullQueue || read.bytes >= 4 << 20
    }

    /// Requests the offsets of these partitions and ignores the answers.
    /// - Returns: `false` when an earlier request for one of them is still under way.
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

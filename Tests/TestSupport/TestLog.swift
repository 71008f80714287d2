import Logging
import Synchronization

/// Keeps the logged lines.
public struct TestLog: LogHandler {
    private final class Lines: Sendable {
        let text = Mutex<[String]>([])
    }

    private let kept = Lines()
    public var metadata: Logger.Metadata = [:]
    public var logLevel = Logger.Level.trace

    public init() {}

    /// Each line is the level, the message and the metadata in alphabetical order.
    public var lines: [String] { self.kept.text.withLock { $0 } }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let details = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let line = (["\(event.level)", "\(event.message)"] + details).joined(separator: " ")
        self.kept.text.withLock { $0.append(line) }
    }
}

import Dispatch
import Synchronization

/// Runs a call into librdkafka that ignores its own time limit: librdkafka 2.0 asks for watermarks again and again for
/// as long as the broker is away.
///
/// The call runs on a thread of its own. When it takes too long the caller continues without it; the call ends when the
/// broker is back, and keeps what it needs until then.
enum TimedCall {
    static func run<T: Sendable>(
        _ handle: ClientHandle, waitMilliseconds: Int32, _ body: @escaping @Sendable () throws(KafkaError) -> T
    ) async throws(KafkaError) -> T {
        let result = await withCheckedContinuation {
            (continuation: CheckedContinuation<Result<T, KafkaError>, Never>) in
            let once = Once(continuation)
            DispatchQueue(label: "doorstroom.kafka.call").async {
                do throws(KafkaError) {
                    once.resume(.success(try body()))
                } catch {
                    once.resume(.failure(error))
                }
            }
            let limit = DispatchTime.now() + .milliseconds(Int(waitMilliseconds) + 500)
            DispatchQueue.global().asyncAfter(deadline: limit) {
                once.resume(.failure(handle.context.noAnswer("the broker did not answer in time")))
            }
        }
        return try result.get()
    }

    /// Resumes the continuation with the first result and ignores a second one.
    private final class Once<T: Sendable>: Sendable {
        private let continuation: Mutex<CheckedContinuation<Result<T, KafkaError>, Never>?>

        init(_ continuation: CheckedContinuation<Result<T, KafkaError>, Never>) {
            self.continuation = Mutex(continuation)
        }

        func resume(_ result: Result<T, KafkaError>) {
            let waiting = self.continuation.withLock { continuation in
                defer { continuation = nil }
                return continuation
            }
            waiting?.resume(returning: result)
        }
    }
}

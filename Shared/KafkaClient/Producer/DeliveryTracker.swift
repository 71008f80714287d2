import CLibrdkafka
import Synchronization

/// Pairs delivery reports with the batch that waits for them.
///
/// The opaque pointer of a message holds the batch's ticket and the message's index in it, never an address: a late
/// report finds no ticket instead of freed memory.
final class DeliveryTracker: Sendable {
    private static let indexBits: UInt = 20
    static let maximumBatch = 1 << 20

    private struct Batch {
        var report: DeliveryReport
        var remaining: Int
        var continuation: CheckedContinuation<DeliveryReport, any Error>?

        mutating func isFinished(after change: (inout Batch) -> Void) -> Bool {
            change(&self)
            return self.remaining == 0 && self.continuation != nil
        }
    }

    private struct State {
        var nextTicket: UInt = 1
        var isClosed = false
        var batches: [UInt: Batch] = [:]
    }

    private let state = Mutex(State())

    func open(count: Int) -> UInt {
        self.state.withLock { state in
            let ticket = state.nextTicket
            state.nextTicket += 1
            // A closed producer sends no more reports; `wait` throws instead.
            guard !state.isClosed else { return ticket }
            state.batches[ticket] = Batch(
                report: DeliveryReport(deliveries: Array(repeating: nil, count: count)), remaining: count)
            return ticket
        }
    }

    /// How many messages of the batch still have to be reported; 0 when nobody waits for them any more.
    func remaining(_ ticket: UInt) -> Int { self.state.withLock { $0.batches[ticket]?.remaining ?? 0 } }

    static func opaque(ticket: UInt, index: Int) -> UnsafeMutableRawPointer? {
        UnsafeMutableRawPointer(bitPattern: ticket << Self.indexBits | UInt(index))
    }

    func report(opaque: UnsafeMutableRawPointer?, result: Result<KafkaDelivery, KafkaError>) {
        let bits = UInt(bitPattern: opaque)
        let ticket = bits >> Self.indexBits
        let index = Int(bits & (1 << Self.indexBits - 1))
        self.settle(ticket) { batch in
            switch result {
            case .success(let delivery): batch.report.deliveries[index] = delivery
            case .failure(let error): batch.report.fail(error)
            }
            batch.remaining -= 1
        }
    }

    /// Counts messages that were never handed to librdkafka as failed.
    func abandon(ticket: UInt, count: Int, error: KafkaError) {
        self.settle(ticket) { batch in
            batch.report.fail(error)
            batch.remaining -= count
        }
    }

    /// Waits for the reports of a batch. A cancelled task stops waiting; messages already sent stay sent.
    func wait(ticket: UInt) async throws -> DeliveryReport {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isKnown = self.settle(ticket) { $0.continuation = continuation }
                if !isKnown { continuation.resume(throwing: self.endedError) }
            }
        } onCancel: {
            let batch = self.state.withLock { $0.batches.removeValue(forKey: ticket) }
            batch?.continuation?.resume(throwing: CancellationError())
        }
    }

    /// Why a batch no longer exists.
    private var endedError: any Error {
        self.state.withLock { $0.isClosed } ? KafkaError(.closed, "the producer was closed") : CancellationError()
    }

    /// Fails every batch that still waits, when the producer closes.
    func close() {
        let waiting = self.state.withLock { state in
            state.isClosed = true
            defer { state.batches = [:] }
            return state.batches.values.compactMap(\.continuation)
        }
        for continuation in waiting { continuation.resume(throwing: KafkaError(.closed, "the producer was closed")) }
    }

    /// - Returns: whether the batch still exists.
    @discardableResult
    private func settle(_ ticket: UInt, _ change: (inout Batch) -> Void) -> Bool {
        var isKnown = false
        let finished = self.state.withLock { state -> Batch? in
            guard let place = state.batches.index(forKey: ticket) else { return nil }
            isKnown = true
            // In place: a copy of the deliveries per report would make a batch quadratic.
            guard state.batches.values[place].isFinished(after: change) else { return nil }
            return state.batches.remove(at: place).value
        }
        if let finished { finished.continuation?.resume(returning: finished.report) }
        return isKnown
    }
}

import CLibcurl
import Foundation
import Synchronization

/// Runs the transfers of one client on a thread of its own. Only that thread touches their handles.
final class CurlEngine: Sendable {
    enum Order: Sendable {
        case start(Int, CurlRequest, CheckedContinuation<CurlAnswer, any Error>)
        case cancel(Int)
    }

    private struct Mailbox: Sendable {
        var orders: [Order] = []
        var nextId = 0
        var isStopping = false
        var isOver = false
    }

    /// `curl_global_init` runs once per process, before anything else of libcurl.
    private static let isInitialized = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Idle connections that are kept for later requests.
    private static let keptConnections = 16
    /// The thread also wakes for orders and for its transfers' time-outs.
    private static let longestWait: Int32 = 60_000

    private let mailbox = Mutex(Mailbox())
    private let multi: CurlMultiHandle
    private let configuration: CurlConfiguration

    init(_ configuration: CurlConfiguration) throws(CurlError) {
        guard Self.isInitialized, let multi = CurlMultiHandle(keptConnections: Self.keptConnections) else {
            throw CurlError(.other, "libcurl cannot be initialized")
        }
        self.multi = multi
        self.configuration = configuration
        Thread { self.run() }.start()
    }

    func makeId() -> Int {
        self.mailbox.withLock { mailbox in
            mailbox.nextId += 1
            return mailbox.nextId
        }
    }

    func post(_ order: Order) {
        let isTaken = self.mailbox.withLock { mailbox in
            guard !mailbox.isOver else { return false }
            mailbox.orders.append(order)
            // Under the lock: the thread frees the handle only after it has set `isOver`.
            self.multi.wake()
            return true
        }
        if !isTaken, case .start(_, _, let continuation) = order { continuation.resume(throwing: CancellationError()) }
    }

    func stop() {
        self.mailbox.withLock { mailbox in
            guard !mailbox.isOver else { return }
            mailbox.isStopping = true
            self.multi.wake()
        }
    }

    private func run() {
        Self.blockBrokenPipes()
        var transfers: [Int: CurlTransfer] = [:]
        while true {
            let (orders, isStopping) = self.mailbox.withLock { mailbox in
                defer { mailbox.orders = [] }
                return (mailbox.orders, mailbox.isStopping)
            }
            for order in orders { self.follow(order, &transfers) }
            if isStopping { break }
            self.multi.perform()
            while let (id, result) = self.multi.nextFinished() {
                guard let transfer = transfers.removeValue(forKey: id) else { continue }
                transfer.finish(result)
                self.multi.remove(transfer)
            }
            self.multi.wait(milliseconds: Self.longestWait)
        }
        self.end(transfers)
    }

    private func follow(_ order: Order, _ transfers: inout [Int: CurlTransfer]) {
        switch order {
        case .start(let id, let request, let continuation):
            do {
                let transfer = try CurlTransfer(id, request, self.configuration, continuation)
                try self.multi.add(transfer)
                transfers[id] = transfer
            } catch {
                continuation.resume(throwing: error)
            }
        case .cancel(let id):
            guard let transfer = transfers.removeValue(forKey: id) else { return }
            self.multi.remove(transfer)
            transfer.cancel()
        }
    }

    private func end(_ transfers: [Int: CurlTransfer]) {
        let late = self.mailbox.withLock { mailbox in
            mailbox.isOver = true
            return mailbox.orders
        }
        for case .start(_, _, let continuation) in late { continuation.resume(throwing: CancellationError()) }
        for transfer in transfers.values {
            self.multi.remove(transfer)
            transfer.cancel()
        }
        self.multi.free()
    }

    /// OpenSSL writes without `MSG_NOSIGNAL`: a write to a peer that is gone would end the process.
    private static func blockBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}

import Metrics
import NIOCore
import Synchronization

/// The connections of one listener, and the admission of new ones.
final class Connections: Sendable {
    enum Admission {
        case taken(id: Int)
        /// Answered with 503 and closed.
        case refused
        /// Closed at once: enough others are being answered with 503.
        case dropped
    }

    private struct State {
        var table: ConnectionTable
        var channels: [Int: any Channel] = [:]
        var beingRefused = 0
    }

    private static let maximumBeingRefused = 64

    private let state: Mutex<State>

    init(limits: ConnectionLimits) {
        self.state = Mutex(State(table: ConnectionTable(limits: limits)))
    }

    /// Admits or refuses the connection, and counts it until it is closed.
    func admit(
        _ channel: any Channel, from address: PeerAddress, at now: ContinuousClock.Instant = .now
    ) -> Admission {
        let (admission, other) = self.state.withLock { state -> (Admission, (any Channel)?) in
            switch state.table.open(address, at: now) {
            case .taken(let id):
                state.channels[id] = channel
                return (.taken(id: id), nil)
            case .takenInPlaceOf(let other, let id):
                state.channels[id] = channel
                return (.taken(id: id), state.channels.removeValue(forKey: other))
            case .refused:
                guard state.beingRefused < Self.maximumBeingRefused else { return (.dropped, nil) }
                state.beingRefused += 1
                return (.refused, nil)
            }
        }
        if let other {
            Self.count("gave-way")
            other.close(promise: nil)
        }
        switch admission {
        case .taken(let id): channel.closeFuture.whenComplete { _ in self.left(id) }
        case .refused:
            Self.count("refused")
            channel.closeFuture.whenComplete { _ in self.state.withLock { $0.beingRefused -= 1 } }
        case .dropped: Self.count("refused")
        }
        return admission
    }

    /// - Parameter isWaiting: whether we wait for the client, not the client for us.
    func note(_ id: Int, isWaiting: Bool) {
        self.state.withLock { state in
            if isWaiting { state.table.waits(id, since: .now) } else { state.table.works(id) }
        }
    }

    private func left(_ id: Int) {
        self.state.withLock { state in
            state.table.close(id)
            state.channels[id] = nil
        }
    }

    /// Counts connections that were closed before the client closed them, by reason.
    static func count(_ reason: String) {
        Counter(label: "http.connections_closed", dimensions: [("reason", reason)]).increment()
    }
}

/// The connections of one listener: their addresses, and which of them wait for their client.
///
/// A full listener takes a new connection in place of the one that has kept it waiting longest, so that idle
/// connections lock no client out. The address that holds most connections gives way first. To an address that holds
/// far fewer it gives way even when none of its connections has waited long, so that connections that send requests all
/// the time lock no client out either.
struct ConnectionTable {
    enum Admission: Equatable {
        case taken(id: Int)
        /// The other connection has to be closed.
        case takenInPlaceOf(Int, id: Int)
        case refused
    }

    private struct Connection {
        let address: PeerAddress
        /// `nil` while we work on an answer.
        var waitingSince: ContinuousClock.Instant?
    }

    /// The time that a connection may wait before it gives way, so that a burst of new connections does not close
    /// itself.
    static let patience = Duration.seconds(1)

    private let limits: ConnectionLimits
    private var connections: [Int: Connection] = [:]
    private var counts: [PeerAddress: Int] = [:]
    private var nextId = 0

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    var count: Int { self.connections.count }

    mutating func open(_ address: PeerAddress, at now: ContinuousClock.Instant) -> Admission {
        let isFullForAddress = self.counts[address, default: 0] >= self.limits.perAddress
        guard isFullForAddress || self.count >= self.limits.total else {
            return .taken(id: self.add(address, now))
        }
        let other =
            isFullForAddress
            ? self.longestWaiting(at: now, among: { $0 == address })
            : self.longestWaiting(at: now) ?? self.unfairlyHeld(against: address, at: now)
        guard let other else { return .refused }
        self.close(other)
        return .takenInPlaceOf(other, id: self.add(address, now))
    }

    /// Notes that we wait for the client: for a request, or for the rest of one.
    mutating func waits(_ id: Int, since now: ContinuousClock.Instant) {
        self.connections[id]?.waitingSince = now
    }

    /// Notes that the client waits for us.
    mutating func works(_ id: Int) {
        self.connections[id]?.waitingSince = nil
    }

    mutating func close(_ id: Int) {
        guard let connection = self.connections.removeValue(forKey: id) else { return }
        let left = self.counts[connection.address, default: 1] - 1
        self.counts[connection.address] = left > 0 ? left : nil
    }

    private mutating func add(_ address: PeerAddress, _ now: ContinuousClock.Instant) -> Int {
        self.nextId += 1
        self.connections[self.nextId] = Connection(address: address, waitingSince: now)
        self.counts[address, default: 0] += 1
        return self.nextId
    }

    /// - Parameters:
    ///   - patience: the least time for which the connection has waited.
    ///   - isMeant: whether connections of this address are considered.
    private func longestWaiting(
        at now: ContinuousClock.Instant, patience: Duration = Self.patience,
        among isMeant: (PeerAddress) -> Bool = { _ in true }
    ) -> Int? {
        var found: (id: Int, held: Int, waited: Duration)?
        for (id, connection) in self.connections where isMeant(connection.address) {
            guard let since = connection.waitingSince, now - since >= patience else { continue }
            let candidate = (id: id, held: self.counts[connection.address, default: 0], waited: now - since)
            if let best = found, (best.held, best.waited) >= (candidate.held, candidate.waited) { continue }
            found = candidate
        }
        return found?.id
    }

    /// A waiting connection of an address that holds at least twice as many as the new one's address will. Addresses
    /// that hold about as many do not close each other's.
    private func unfairlyHeld(against address: PeerAddress, at now: ContinuousClock.Instant) -> Int? {
        let fair = 2 * (self.counts[address, default: 0] + 1)
        return self.longestWaiting(at: now, patience: .zero) { self.counts[$0, default: 0] >= fair }
    }
}

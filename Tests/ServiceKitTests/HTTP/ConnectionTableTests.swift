import NIOCore
import NIOEmbedded
@testable import ServiceKit
import Testing

/// Which connection gets a place at a listener, and which one gives its place up.
@Suite(.timeLimit(.minutes(10)))
struct ConnectionTableTests {
    private static let start = ContinuousClock.now

    private static func address(_ text: String) throws -> PeerAddress {
        try #require(PeerAddress(try SocketAddress(ipAddress: text, port: 1)))
    }

    private static func after(_ seconds: Double) -> ContinuousClock.Instant { Self.start + .seconds(seconds) }

    @Test func whileThereIsRoomEveryConnectionIsAccepted() throws {
        var table = ConnectionTable(limits: ConnectionLimits(total: 3, perAddress: 2))
        #expect(table.open(try Self.address("10.0.0.1"), at: Self.start) == .taken(id: 1))
        #expect(table.open(try Self.address("10.0.0.1"), at: Self.start) == .taken(id: 2))
        #expect(table.open(try Self.address("10.0.0.2"), at: Self.start) == .taken(id: 3))
        #expect(table.count == 3)
    }

    @Test func anAddressOverItsBoundClosesItsOwnConnection() throws {
        var table = ConnectionTable(limits: ConnectionLimits(total: 10, perAddress: 2))
        let (one, other) = (try Self.address("10.0.0.1"), try Self.address("10.0.0.2"))
        for _ in 1...2 { _ = table.open(other, at: Self.start) }
        _ = table.open(one, at: Self.after(1))
        _ = table.open(one, at: Self.after(2))
        // The other address's connections have waited longer, but this bound is not theirs.
        #expect(table.open(one, at: Self.after(3)) == .takenInPlaceOf(3, id: 5))
        #expect(table.count == 4)
    }

    @Test func newConnectionsDoNotEndEachOther() throws {
        var table = ConnectionTable(limits: ConnectionLimits(total: 2, perAddress: 2))
        let address = try Self.address("10.0.0.1")
        _ = table.open(address, at: Self.start)
        _ = table.open(address, at: Self.start)
        #expect(table.open(address, at: Self.after(0.9)) == .refused)
        #expect(table.open(address, at: Self.after(1)) != .refused)
        #expect(table.count == 2)
    }

    @Test func aBusyConnectionKeepsItsPlace() throws {
        var table = ConnectionTable(limits: ConnectionLimits(total: 2, perAddress: 2))
        let address = try Self.address("10.0.0.1")
        for id in 1...2 {
            _ = table.open(address, at: Self.start)
            table.works(id)
        }
        #expect(table.open(address, at: Self.after(60)) == .refused)
        table.waits(2, since: Self.after(60))
        #expect(table.open(address, at: Self.after(62)) == .takenInPlaceOf(2, id: 3))
    }

    @Test func atTheTotalTheAddressWithMostConnectionsLosesOne() throws {
        var table = ConnectionTable(limits: ConnectionLimits(total: 4, perAddress: 3))
        let (one, many) = (try Self.address("10.0.0.1"), try Self.address("10.0.0.2"))
        _ = table.open(one, at: Self.start)
        for second in 1...3 { _ = table.open(many, at: Self.after(Double(second))) }
        #expect(table.open(try Self.address("10.0.0.3"), at: Self.after(9)) == .takenInPlaceOf(2, id: 5))
    }

    /// Two addresses whose connections send requests all the time, so that none of them waits for long.
    @Test func constantlyBusyConnectionsDoNotLockOthersOut() throws {
        var table = ConnectionTable(limits: ConnectionLimits(total: 8, perAddress: 4))
        let (one, other) = (try Self.address("10.0.0.1"), try Self.address("10.0.0.2"))
        for address in [one, one, one, one, other, other, other, other] { _ = table.open(address, at: Self.start) }
        for id in 1...8 { table.waits(id, since: Self.after(60 + Double(id) / 100)) }
        for id in [1, 5, 6] { table.works(id) }
        let third = try Self.address("10.0.0.3")
        #expect(table.open(third, at: Self.after(60.5)) == .takenInPlaceOf(2, id: 9))
        #expect(table.open(third, at: Self.after(60.5)) == .takenInPlaceOf(7, id: 10))
        // The third address has two places now and the others three, so it is not locked out; without patience they
        // would keep ending each other's connections.
        #expect(table.open(third, at: Self.after(60.5)) == .refused)
        #expect(table.open(one, at: Self.after(60.5)) == .refused)
        #expect(table.count == 8)
    }

    @Test func anUnequalShareClosesNoBusyConnection() throws {
        var table = ConnectionTable(limits: ConnectionLimits(total: 4, perAddress: 4))
        for id in 1...4 {
            _ = table.open(try Self.address("10.0.0.1"), at: Self.start)
            table.works(id)
        }
        #expect(table.open(try Self.address("10.0.0.2"), at: Self.after(60)) == .refused)
    }

    @Test func aClosedConnectionFreesItsPlaceOnce() throws {
        var table = ConnectionTable(limits: ConnectionLimits(total: 1, perAddress: 1))
        let address = try Self.address("10.0.0.1")
        _ = table.open(address, at: Self.start)
        table.close(1)
        table.close(1)
        #expect(table.open(address, at: Self.start) == .taken(id: 2))
        #expect(table.open(address, at: Self.start) == .refused)
    }

    @Test func theEvictedConnectionIsClosed() throws {
        let connections = Connections(limits: ConnectionLimits(total: 1, perAddress: 1))
        let channels = (EmbeddedChannel(), EmbeddedChannel())
        try channels.0.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        let address = try Self.address("10.0.0.1")
        _ = connections.admit(channels.0, from: address, at: Self.start)
        let isOpenBefore = channels.0.isActive
        _ = connections.admit(channels.1, from: address, at: Self.after(70))
        channels.0.embeddedEventLoop.run()
        let isOpenAfter = channels.0.isActive
        #expect(isOpenBefore && !isOpenAfter)
    }

    @Test func anAddressCoversOneCustomersNetwork() throws {
        #expect(try Self.address("2001:db8:1:2::5") == Self.address("2001:db8:1:2:ffff::9"))
        #expect(try Self.address("2001:db8:1:2::5") != Self.address("2001:db8:1:3::5"))
        #expect(try Self.address("::ffff:10.1.2.3") == Self.address("10.1.2.3"))
        #expect(try Self.address("10.1.2.3") != Self.address("10.1.2.4"))
        #expect(try Self.address("10.1.2.3").description == "10.1.2.3")
        #expect(try Self.address("2001:db8:1:2::5").description == "2001:db8:1:2::/64")
        #expect(PeerAddress(nil) == nil)
    }
}

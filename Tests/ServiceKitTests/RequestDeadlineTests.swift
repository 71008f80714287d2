import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
@testable import ServiceKit
import Testing

/// How long a connection may be held without a request, and without its answers being read.
struct RequestDeadlineTests {
    private let channel = EmbeddedChannel(handler: RequestDeadline())

    private func request() throws {
        try self.channel.writeInbound(
            HTTPRequestPart.head(HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/")))
        try self.channel.writeInbound(HTTPRequestPart.end(nil))
    }

    /// - Parameter isRead: whether the client takes it.
    private func answer(isRead: Bool) {
        self.channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
        self.channel.write(HTTPResponsePart.end(nil), promise: nil)
        if isRead { self.channel.flush() }
    }

    private func isOpen(after seconds: Int64) -> Bool {
        self.channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
        return self.channel.isActive
    }

    init() throws {
        try self.channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    @Test func aSilentClientIsClosedAfterTenSeconds() throws {
        #expect(self.isOpen(after: 9))
        #expect(!self.isOpen(after: 2))
    }

    @Test func aClientThatReadsHasAMinuteForItsNextRequestAndAllTimeForAnAnswer() throws {
        try self.request()
        #expect(self.isOpen(after: 300))
        self.answer(isRead: true)
        #expect(self.isOpen(after: 59))
        try self.request()
        #expect(self.isOpen(after: 300))
        self.answer(isRead: true)
        #expect(!self.isOpen(after: 61))
    }

    @Test func aFurtherRequestGivesNoTimeToWhoReadsNoAnswer() throws {
        try self.request()
        self.answer(isRead: false)
        #expect(self.isOpen(after: 30))
        try self.request()
        self.answer(isRead: false)
        #expect(self.isOpen(after: 29))
        #expect(!self.isOpen(after: 2))
    }

    @Test func whoReadsLateGoesOn() throws {
        try self.request()
        self.answer(isRead: false)
        #expect(self.isOpen(after: 50))
        self.channel.flush()
        try self.request()
        #expect(self.isOpen(after: 300))
    }

    @Test func whoAskedBeforeItReadIsStillAnswered() throws {
        try self.request()
        self.answer(isRead: false)
        #expect(self.isOpen(after: 50))
        try self.request()
        self.channel.flush()
        #expect(self.isOpen(after: 300))
        self.answer(isRead: true)
        #expect(!self.isOpen(after: 61))
    }
}

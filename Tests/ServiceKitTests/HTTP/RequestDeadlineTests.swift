import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
@testable import ServiceKit
import Testing

/// How long a connection may stay open without a request, or without its answers being read.
@Suite(.timeLimit(.minutes(10)))
struct RequestDeadlineTests {
    private let channel = EmbeddedChannel(handler: RequestDeadline())

    private func request() throws {
        try self.channel.writeInbound(
            HTTPRequestPart.head(HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/")))
        try self.channel.writeInbound(HTTPRequestPart.end(nil))
    }

    /// - Parameter isRead: whether the client reads the answer.
    private func answer(isRead: Bool, close: Bool = false) {
        let fields: HTTPFields = close ? [.connection: "close"] : [:]
        self.channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok, headerFields: fields)), promise: nil)
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

    private func begin(close: Bool = false) throws {
        var head = HTTPRequest(method: .post, scheme: "http", authority: "x", path: "/")
        if close { head.headerFields[.connection] = "close" }
        try self.channel.writeInbound(HTTPRequestPart.head(head))
    }

    @Test func aSilentClientIsClosedAfterTenSeconds() throws {
        #expect(self.isOpen(after: 9))
        #expect(!self.isOpen(after: 2))
    }

    @Test func aClientThatReadsHasAQuarterOfAMinuteForItsNextRequestAndAllTimeForAnAnswer() throws {
        try self.request()
        #expect(self.isOpen(after: 300))
        self.answer(isRead: true)
        #expect(self.isOpen(after: 14))
        try self.request()
        #expect(self.isOpen(after: 300))
        self.answer(isRead: true)
        #expect(!self.isOpen(after: 16))
    }

    @Test func aRequestHasToComeToItsEnd() throws {
        try self.begin()
        for _ in 0..<11 {
            #expect(self.isOpen(after: 1))
            try self.channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "a")))
        }
        #expect(!self.isOpen(after: 2))
    }

    @Test func aRequestAnsweredBeforeItsEndIsClosedSoon() throws {
        try self.begin()
        self.answer(isRead: true)
        #expect(self.isOpen(after: 1))
        try self.channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "a")))
        #expect(!self.isOpen(after: 2))
    }

    @Test func nothingIsWaitedForAfterALastAnswer() throws {
        try self.begin(close: true)
        try self.channel.writeInbound(HTTPRequestPart.end(nil))
        #expect(self.isOpen(after: 300))
        self.answer(isRead: true)
        #expect(!self.isOpen(after: 3))
    }

    /// Hummingbird answers an unreadable request with 400, and then waits until the connection is closed.
    @Test(arguments: [false, true])
    func anAnswerToNoRequestIsTheLastOne(isBehindAnother: Bool) throws {
        if isBehindAnother {
            try self.request()
            self.answer(isRead: true)
        }
        self.answer(isRead: true, close: true)
        #expect(self.isOpen(after: 1))
        #expect(!self.isOpen(after: 2))
    }

    /// The server may not have read the part that has arrived.
    @Test func aRequestBehindABusyOneHasTime() throws {
        try self.request()
        try self.begin()
        #expect(self.isOpen(after: 300))
        self.answer(isRead: true)
        #expect(self.isOpen(after: 11))
        #expect(!self.isOpen(after: 2))
    }

    /// Another deadline covers answers that the client does not read.
    @Test func timeBeginsWhenTheAnswerIsOut() throws {
        try self.request()
        self.answer(isRead: false)
        #expect(self.isOpen(after: 300))
        self.channel.flush()
        #expect(self.isOpen(after: 14))
        #expect(!self.isOpen(after: 2))
    }

    @Test func theHandlerReportsWhetherItWaitsForTheClient() throws {
        let said = Stored<[Bool]>([])
        let channel = EmbeddedChannel(handler: RequestDeadline { isWaiting in said.value.append(isWaiting) })
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        try channel.writeInbound(
            HTTPRequestPart.head(HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/")))
        #expect(said.value == [true, true])
        try channel.writeInbound(HTTPRequestPart.end(nil))
        #expect(said.value.last == false)
        channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
        channel.writeAndFlush(HTTPResponsePart.end(nil), promise: nil)
        #expect(said.value.last == true)
        _ = try channel.finish()
    }
}

/// A failure prints the test's own values, and NIO's description of a pipeline crashes on short names.
extension RequestDeadlineTests: CustomTestStringConvertible, CustomReflectable {
    var testDescription: String { "\(Self.self)" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

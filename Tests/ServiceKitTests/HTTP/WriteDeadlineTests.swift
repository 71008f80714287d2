import NIOCore
import NIOEmbedded
@testable import ServiceKit
import Testing

/// How long output may wait for a client that does not read.
@Suite(.timeLimit(.minutes(10)))
struct WriteDeadlineTests {
    private let channel = EmbeddedChannel(handler: WriteDeadline())

    init() throws {
        try self.channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    private func write(_ text: String) {
        self.channel.write(IOData.byteBuffer(ByteBuffer(string: text)), promise: nil)
    }

    private func isOpen(after seconds: Int64) -> Bool {
        self.channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
        return self.channel.isActive
    }

    @Test func anUnreadAnswerClosesTheConnection() {
        self.write("a")
        #expect(self.isOpen(after: 19))
        #expect(!self.isOpen(after: 1))
    }

    /// Further output does not extend the time.
    @Test func laterWritesDoNotExtendTheDeadline() {
        self.write("a")
        for _ in 0..<3 {
            #expect(self.isOpen(after: 5))
            self.write("b")
        }
        #expect(!self.isOpen(after: 5))
    }

    @Test func outputThatIsReadLateIsAccepted() {
        for _ in 0..<5 {
            self.write("a")
            #expect(self.isOpen(after: 15))
            self.channel.flush()
            #expect(self.isOpen(after: 60))
        }
    }

    @Test func aClientThatReadsALittleKeepsItsConnection() {
        self.write("a")
        for _ in 0..<5 {
            self.write("b")
            #expect(self.isOpen(after: 14))
            self.channel.flush()
            self.write("c")
        }
    }
}

/// A failure prints the test's own values, and NIO's description of a pipeline crashes on short names.
extension WriteDeadlineTests: CustomTestStringConvertible, CustomReflectable {
    var testDescription: String { "\(Self.self)" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

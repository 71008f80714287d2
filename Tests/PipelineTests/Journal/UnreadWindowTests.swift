import KafkaClient
@testable import Pipeline
import Testing

@Suite(.timeLimit(.minutes(10)))
struct UnreadWindowTests {
    private let one = TopicPartition("t", 0)
    private let two = TopicPartition("t", 1)

    @Test func rowsReadByAllMakeRoom() {
        var window = UnreadWindow()
        #expect(window.hasRoom(bytes: .max / 2, records: .max / 2), "one that is empty takes anything")
        window.add(self.one, end: 10, bytes: 1 << 20, records: 10)
        window.add(self.one, end: 20, bytes: 1 << 20, records: 10)
        window.add(self.two, end: 5, bytes: 100, records: 5)
        #expect(!window.hasRoom(bytes: 1, records: 1))
        window.removeRead(upTo: [self.one: 9])
        #expect(window.bytes == (2 << 20) + 100)
        window.removeRead(upTo: [self.one: 10])
        #expect(window.bytes == (1 << 20) + 100 && window.records == 15)
        #expect(window.hasRoom(bytes: (1 << 20) - 100, records: 1) && !window.hasRoom(bytes: 1 << 20, records: 1))
        window.removeRead(upTo: [self.one: 20, self.two: 4])
        #expect(window.sources == [self.two])
        window.removeRead(upTo: [self.two: 5])
        #expect(window.bytes == 0 && window.records == 0 && window.sources.isEmpty)
    }

    @Test func manySmallRecordsFillTheWindow() {
        var window = UnreadWindow()
        window.add(self.one, end: 40_000, bytes: 1, records: UnreadWindow.maximumRecords)
        #expect(!window.hasRoom(bytes: 1, records: 1))
    }

    /// Records of unknown size: each counts as an event of the maximum size, all together as at most a full window.
    @Test(arguments: [(0..<0, 0, 0), (5..<9, 9, 0), (5..<9, 0, 4), (5..<9, 7, 2), (0..<1_000_000, 0, 32)])
    func recordsFoundInTheLogCountInFull(log: Range<Int64>, read: Int64, largest: Int) {
        var window = UnreadWindow()
        window.addExisting(self.one, log: log, readUpTo: read)
        #expect(window.bytes == largest * 65_536)
        #expect(window.sources.isEmpty == (largest == 0))
        window.removeRead(upTo: [self.one: log.upperBound])
        #expect(window.bytes == 0)
    }

    @Test func rowsAreSentInPartsThatFit() {
        let rows = (1...2_500).map { nr in
            var row = JournalRow(verdict: .accepted, payload: [UInt8](repeating: 1, count: nr <= 100 ? 10_000 : 10))
            (row.nr, row.seq) = (Int64(nr), Int64(nr))
            return row
        }
        let parts = Relay.parts(of: [Array(rows[..<50]), Array(rows[50...])])
        #expect(parts.flatMap { $0.rows.map(\.nr) } == rows.map(\.nr))
        for part in parts { #expect(part.bytes <= 256 << 10 && part.rows.count <= 1_000) }
        #expect(parts.count < 10)
    }
}

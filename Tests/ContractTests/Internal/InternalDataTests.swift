import Contracts
import JSON
import TestData
import Testing

/// Data that a reader accepts reads back the same after its writer has written it.
@Suite(.timeLimit(.minutes(10)))
struct InternalDataTests {
    @Test(arguments: InternalType.allCases)
    func readDataIsWrittenAndReadBackTheSame(_ type: InternalType) throws {
        for data in [type.dataTypes.stream, type.dataTypes.partner].compactMap(\.self) {
            try Self.check(data)
        }
    }

    private static func check<Data: InternalData>(_ type: Data.Type) throws {
        var random = RandomData(seed: 16)
        var read = 0
        for _ in 0..<200 {
            let node = try JSONDocument(JSONWriter.bytes(random.value(.object(Data.form)))).root
            // For decisions, the draw includes ones without a subject, which the reader refuses.
            guard let data = try? Data.read(node) else { continue }
            read += 1
            let written = try JSONDocument(JSONWriter.bytes(data.json)).root
            #expect(try Data.read(written) == data, "\(Data.self)")
        }
        #expect(read > 100, "\(Data.self)")
    }
}

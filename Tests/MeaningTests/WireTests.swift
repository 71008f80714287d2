import Contracts
import Foundation
import JSON
@testable import Pipeline
import ServiceKit
import Simulation
import TestData
import Testing
import Vocabulary

/// The played year puts the same bytes on every topic as when they were recorded. `DOORSTROOM_RECORD_WIRE=yes` records
/// them again: check the difference before you commit it.
@Suite(.timeLimit(.minutes(20)))
struct WireTests {
    private static let isRecording = Environment.current["DOORSTROOM_RECORD_WIRE"] == "yes"

    private static let year = Result {
        let year = try PlayedYear(SimulationParameters(seed: 7, scale: 0.05), keepsWire: true)
        return try #require(year.chain.wire).messages
    }

    @Test func eachTypeIsOnTheWireAsRecorded() throws {
        var events: [String: [[UInt8]]] = [:]
        let further = try WireStory.messages().merging(FurtherMessages.byTopic(), uniquingKeysWith: +)
        for (topic, messages) in try Self.year.get().merging(further, uniquingKeysWith: +) {
            let audience = topic.contains(".feedback.") ? "partner" : "stream"
            for bytes in messages {
                let type = try #require(try JSONParser.parse(bytes)["type"]?.stringValue)
                guard EventType(wireName: type) == nil else { continue }
                let name = type.dropFirst(EventType.prefix.count).dropLast(EventType.suffix.count)
                events["\(name)/\(audience)", default: []].append(bytes)
            }
        }
        var examples: [String: [UInt8]] = [:]
        for (stem, messages) in events {
            examples.merge(try GoldenEvents.examples(of: messages, named: stem)) { $1 }
        }
        if Self.isRecording { try GoldenEvents.write(examples) }
        let recorded = try GoldenEvents.files().filter { path, _ in
            !["term.", "read-log."].contains { path.hasPrefix($0) }
        }
        #expect(Set(examples.keys).symmetricDifference(recorded.keys).sorted() == [])
        for (path, bytes) in examples { #expect(recorded[path] == bytes, "\(path)") }
    }

    /// A changed byte in any message of the year changes the digest of its topic.
    @Test func everyTopicOfTheYearIsAsRecorded() throws {
        let lines = try Self.year.get().sorted { $0.key < $1.key }.map { topic, messages in
            let canonical = try Self.digest(messages.map { try JSONDocument($0).root.canonicalBytes() })
            let exact = Self.digest(messages)
            return "\(topic) \(messages.count) \(canonical) \(exact)\n"
        }
        let file = GoldenEvents.folder.appendingPathComponent("topics.txt")
        if Self.isRecording { try lines.joined().write(to: file, atomically: true, encoding: .utf8) }
        let recorded = try String(contentsOf: file, encoding: .utf8)
        #expect(recorded == lines.joined())
    }

    /// The contract's structs read every message that the services made, and write the same bytes.
    @Test func everyMessageOfTheYearIsWrittenAsItWasRead() throws {
        var read = 0
        for (topic, messages) in try Self.year.get() {
            for bytes in messages {
                let event = try JSONDocument(bytes).root
                guard let name = event["type"]?.stringValue, let type = InternalType(wireName: name) else { continue }
                let types = type.dataTypes
                let dataType = try #require(topic.contains(".feedback.") ? types.partner : types.stream, "\(type)")
                let data = try #require(event["data"])
                func write<Data: InternalData>(_ type: Data.Type) throws -> [UInt8] {
                    JSONWriter.bytes(try Data.read(data).json)
                }
                #expect(try write(dataType) == JSONWriter.bytes(data.value), "\(topic) \(type)")
                read += 1
            }
        }
        #expect(read > 3_000)
    }

    private static func digest(_ messages: [[UInt8]]) -> String {
        messages.reduce([UInt8]()) { Identifiers.digest(ofRecord: $0 + $1) }
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

import Contracts
import Foundation
import JSON
import Supervision
import Vocabulary

/// The events of a file: JSON objects, one per line (NDJSON), or an array of them.
///
/// A file that is valid JSON is one event or an array, on any number of lines. Otherwise the lines decide: when most of
/// them look like an object, each line is an event; if not, the file is one event with a mistake.
public struct EventFile: Sendable {
    public struct Item: Sendable, Equatable {
        public let body: [UInt8]
        /// The line of the file on which the event begins, from 1; `nil` in an array.
        public let line: Int?
        /// The event's position in an array, from 0; `nil` elsewhere.
        public let index: Int?
    }

    public let items: [Item]

    /// - Parameter path: `-` is standard input.
    /// - Throws: `OperationError` when the file cannot be read.
    public static func read(_ path: String) throws -> EventFile {
        if path == "-" { return EventFile(Array(FileHandle.standardInput.readDataToEndOfFile())) }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw OperationError("cannot read \(path.printableLine)")
        }
        return EventFile(Array(data))
    }

    public init(_ bytes: [UInt8]) {
        switch try? JSONParser.parse(bytes) {
        case .array(let values)?:
            self.items = values.enumerated().map { Item(body: JSONWriter.bytes($1), line: nil, index: $0) }
        case .some: self.items = [Item(body: bytes, line: 1, index: nil)]
        case nil:
            let lines = Self.lines(of: bytes)
            self.items = Self.areEvents(lines) ? lines : [Item(body: bytes, line: 1, index: nil)]
        }
    }

    /// All lines that are not blank.
    private static func lines(of bytes: [UInt8]) -> [Item] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.enumerated().compactMap { number, line in
            let body = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            guard !body.allSatisfy(Self.isBlank) else { return nil }
            return Item(body: Array(body), line: number + 1, index: nil)
        }
    }

    private static func areEvents(_ lines: [Item]) -> Bool {
        let objects = lines.filter(\.isLikeAnObject)
        guard lines.count > 1, objects.count * 2 >= lines.count else { return false }
        // With exactly half, each of them must be valid JSON: one of two lines may be the end of a single broken
        // object.
        return objects.count * 2 > lines.count || objects.allSatisfy { (try? JSONParser.parse($0.body)) != nil }
    }

    fileprivate static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}

extension EventFile.Item {
    /// The place in the file where the bytes stop being JSON: line and column, both from 1, the column in bytes.
    /// - Returns: `nil` for valid JSON and for an item of an array.
    public var fault: (line: Int, column: Int)? {
        guard let line = self.line else { return nil }
        do throws(JSONParseError) {
            _ = try JSONParser.parse(self.body)
            return nil
        } catch {
            let before = self.body.prefix(error.offset)
            let breaks = before.count { $0 == UInt8(ascii: "\n") }
            let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            return (line + breaks, error.offset - start + 1)
        }
    }

    /// Whether the line begins and ends as an object does; its content may be broken.
    fileprivate var isLikeAnObject: Bool {
        // A byte order mark precedes the first line of a file.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var text = self.body.starts(with: mark) ? self.body.dropFirst(mark.count) : self.body[...]
        text = text.drop(while: EventFile.isBlank)
        while let last = text.last, EventFile.isBlank(last) { text.removeLast() }
        return text.first == UInt8(ascii: "{") && text.last == UInt8(ascii: "}")
    }
}

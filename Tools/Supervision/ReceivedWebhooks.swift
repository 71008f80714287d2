import Foundation
import Synchronization

/// The messages that a webhook sink keeps: the last ones in memory, and a file that only its owner can read.
public final class ReceivedWebhooks: Sendable {
    /// The number of messages kept in memory.
    public static let maximumKept = 1_000
    /// The file's size limit in bytes; the previous file is kept under `.1`.
    public static let maximumFileBytes = 8 << 20

    private struct State {
        var last: [String] = []
        var fileBytes = 0
    }

    private let file: String
    private let maximumFileBytes: Int
    private let state: Mutex<State>

    public init(file: String, maximumFileBytes: Int = ReceivedWebhooks.maximumFileBytes) throws {
        self.file = file
        self.maximumFileBytes = maximumFileBytes
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        self.state = Mutex(State(fileBytes: (attributes?[.size] as? NSNumber)?.intValue ?? 0))
        try Self.append("", to: file)
    }

    public var last: [String] { self.state.withLock { $0.last } }

    public func take(_ body: String) throws {
        let line = body.replacing("\n", with: " ") + "\n"
        try self.state.withLock { state in
            if state.fileBytes > 0, state.fileBytes + line.utf8.count > self.maximumFileBytes {
                guard rename(self.file, self.file + ".1") == 0 else {
                    throw OperationError("\(self.file) cannot be renamed")
                }
                state.fileBytes = 0
            }
            try Self.append(line, to: self.file)
            state.fileBytes += line.utf8.count
            state.last.append(body)
            if state.last.count > Self.maximumKept { state.last.removeFirst() }
        }
    }

    private static func append(_ line: String, to file: String) throws {
        let descriptor = try PrivateFile.open(file, O_WRONLY | O_APPEND)
        defer { close(descriptor) }
        var bytes = Array(line.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw OperationError("cannot write \(file)") }
            bytes = bytes.dropFirst(count)
        }
    }
}

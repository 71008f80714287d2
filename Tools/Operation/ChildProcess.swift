import Foundation
import Synchronization

/// A process of ours. It holds one end of a pipe; when we are gone, whatever killed us, the pipe closes and it ends.
public final class ChildProcess: Sendable {
    private struct State {
        var process: Process?
        var status: Int32?
        var waiters: [CheckedContinuation<Int32, Never>] = []
    }

    public let name: String
    private let state = Mutex(State())
    private let lifeline = Pipe()

    /// - Parameter log: the file that gets standard output and error; appended to.
    public init(
        name: String, executable: String, arguments: [String], environment: [String: String], log: String
    ) throws {
        self.name = name
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = self.lifeline
        if !FileManager.default.fileExists(atPath: log) { try Data().write(to: URL(fileURLWithPath: log)) }
        guard let output = FileHandle(forWritingAtPath: log) else { throw OperationError("cannot write \(log)") }
        try output.seekToEnd()
        process.standardOutput = output
        process.standardError = output
        process.terminationHandler = { [weak self] ended in
            self?.settle(ended.terminationStatus)
        }
        self.state.withLock { $0.process = process }
        try process.run()
    }

    public var pid: Int32 { self.state.withLock { $0.process?.processIdentifier ?? 0 } }

    public var isRunning: Bool { self.state.withLock { $0.status == nil } }

    private func settle(_ status: Int32) {
        let waiters = self.state.withLock { state in
            state.status = status
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume(returning: status) }
    }

    /// Waits for its end.
    @discardableResult
    public func wait() async -> Int32 {
        await withCheckedContinuation { continuation in
            let status = self.state.withLock { state -> Int32? in
                if state.status == nil { state.waiters.append(continuation) }
                return state.status
            }
            if let status { continuation.resume(returning: status) }
        }
    }

    /// Asks it to end, and ends it after ten seconds.
    ///
    /// The closing lifeline asks first: a shell that was started while we ignore SIGTERM cannot hear that signal.
    public func stop() async {
        guard self.isRunning else { return }
        let pid = self.pid
        try? self.lifeline.fileHandleForWriting.close()
        kill(pid, SIGTERM)
        let watchdog = Task {
            try await Task.sleep(for: .seconds(10))
            kill(pid, SIGKILL)
        }
        await self.wait()
        watchdog.cancel()
    }

    public func kill9() {
        kill(self.pid, SIGKILL)
    }

    /// Runs a command to its end and returns what it printed.
    public static func output(
        _ executable: String, _ arguments: [String], environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        async let text = Self.read(output)
        async let complaint = Self.read(errors)
        let (printed, said) = (await text, await complaint)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw OperationError(said.isEmpty ? "\(executable) ended with \(process.terminationStatus)" : said)
        }
        return printed
    }

    private static func read(_ pipe: Pipe) async -> String {
        await withCheckedContinuation { continuation in
            let thread = Thread {
                let data = pipe.fileHandleForReading.readDataToEndOfFile()
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }
            thread.start()
        }
    }
}

/// Something an operator has to know, in one sentence.
public struct OperationError: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

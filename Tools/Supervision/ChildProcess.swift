import Foundation
import ServiceKit
import Synchronization

/// A child process. It holds one end of a pipe: when this process dies, whatever the cause, the pipe closes and the
/// child ends.
///
/// Started with `posix_spawn` and awaited with `waitpid`: Foundation's `Process` learns of an exit through a socket
/// that later children inherit, so that a killed server went unnoticed for as long as any of them lived.
public final class ChildProcess: Sendable {
    private struct State {
        var lifeline: Int32
        var status: Int32?
        var waiters: [CheckedContinuation<Int32, Never>] = []
    }

    public let name: String
    public let pid: Int32
    private let state: Mutex<State>

    /// - Parameter log: the file to which standard output and error are appended.
    public init(
        name: String, executable: String, arguments: [String], environment: [String: String], log: String
    ) throws {
        let output = try PrivateFile.open(log, O_WRONLY | O_APPEND)
        defer { close(output) }
        var ends: [Int32] = [0, 0]
        guard Self.makePipe(&ends) else { throw OperationError("no pipe for \(name)") }
        defer { close(ends[0]) }
        do {
            self.pid = try Self.spawn(
                [executable] + arguments, environment: environment, input: ends[0], output: output, errors: output)
        } catch {
            close(ends[1])
            throw error
        }
        self.name = name
        self.state = Mutex(State(lifeline: ends[1]))
        let pid = self.pid
        let thread = Thread { [weak self] in
            let status = Self.reap(pid)
            self?.settle(status)
        }
        thread.start()
    }

    deinit {
        self.state.withLock { state in
            if state.lifeline >= 0 { close(state.lifeline) }
        }
    }

    /// Held while a pipe is made and while a process is spawned: a child must not inherit a pipe end that is not yet
    /// marked close-on-exec.
    private static let spawning = Mutex(())

    /// A pipe whose ends no child inherits.
    private static func makePipe(_ ends: inout [Int32]) -> Bool {
        Self.spawning.withLock { _ in
            guard pipe(&ends) == 0 else { return false }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return true
        }
    }

    /// Starts a program with a clean signal state: signals that this process ignores or blocks are neither ignored nor
    /// blocked there.
    private static func spawn(
        _ command: [String], environment: [String: String], input: Int32, output: Int32, errors: Int32
    ) throws -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var usual = sigset_t()
        sigemptyset(&none)
        sigemptyset(&usual)
        for signal in [SIGTERM, SIGINT, SIGHUP, SIGPIPE] { sigaddset(&usual, signal) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let words = command.map { strdup($0) } + [nil]
        let variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var pid: pid_t = 0
        let code = Self.spawning.withLock { _ in
            posix_spawn(&pid, command[0], &actions, &attributes, words, variables)
        }
        guard code == 0 else {
            throw OperationError("\(command[0]) cannot be started: \(String(cString: strerror(code)))")
        }
        return pid
    }

    private static func reap(_ pid: Int32) -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    public var isRunning: Bool { self.state.withLock { $0.status == nil } }

    private func settle(_ status: Int32) {
        let waiters = self.state.withLock { state in
            state.status = status
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume(returning: status) }
    }

    /// Waits until the process exits.
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

    /// Asks the process to end, and kills it after ten seconds.
    ///
    /// Closing the lifeline is the first request: a shell that was started while we ignore SIGTERM cannot receive that
    /// signal.
    public func stop() async {
        guard self.isRunning else { return }
        let pid = self.pid
        self.state.withLock { state in
            if state.lifeline >= 0 { close(state.lifeline) }
            state.lifeline = -1
        }
        kill(pid, SIGTERM)
        let watchdog = Task {
            try await Task.sleep(for: .seconds(10))
            kill(pid, SIGKILL)
        }
        await self.wait()
        watchdog.cancel()
    }

    /// Runs a command to its end and returns what it printed.
    /// - Throws: `OperationError` with the command's standard error when it does not exit with 0.
    public static func output(
        _ executable: String, _ arguments: [String], environment: [String: String] = Environment.current
    ) async throws -> String {
        let (printed, said, status) = try await Self.outcome(executable, arguments, environment: environment)
        guard status == 0 else {
            throw OperationError(said.isEmpty ? "\(executable) ended with \(status)" : said)
        }
        return printed
    }

    /// Runs a command to its end, whatever its exit code.
    public static func outcome(
        _ executable: String, _ arguments: [String], environment: [String: String]
    ) async throws -> (printed: String, said: String, status: Int32) {
        try await withCheckedThrowingContinuation { continuation in
            // Reading and waiting block, so they run on a thread of their own.
            let thread = Thread {
                continuation.resume(with: Result { try Self.collect([executable] + arguments, environment) })
            }
            thread.start()
        }
    }

    private static func collect(
        _ command: [String], _ environment: [String: String]
    ) throws -> (printed: String, said: String, status: Int32) {
        let input = open("/dev/null", O_RDONLY | O_CLOEXEC)
        defer { close(input) }
        var output: [Int32] = [0, 0]
        var errors: [Int32] = [0, 0]
        guard Self.makePipe(&output), Self.makePipe(&errors) else { throw OperationError("no pipe") }
        let (printedEnd, saidEnd) = (output[0], errors[0])
        let pid: Int32
        do {
            defer {
                close(output[1])
                close(errors[1])
            }
            pid = try Self.spawn(command, environment: environment, input: input, output: output[1], errors: errors[1])
        }
        // Standard error stays in the pipe's buffer until standard output is read to its end; our commands print
        // little.
        let printed = Self.readToEnd(printedEnd)
        let said = Self.readToEnd(saidEnd)
        return (printed, said, Self.reap(pid))
    }

    private static func readToEnd(_ descriptor: Int32) -> String {
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        return String(decoding: handle.readDataToEndOfFile(), as: UTF8.self)
    }
}

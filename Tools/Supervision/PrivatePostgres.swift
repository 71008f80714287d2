import Foundation
import KafkaClient
import ServiceKit
import Vocabulary

/// A private PostgreSQL cluster under the installation's folder, on loopback, on a free port.
///
/// PostgreSQL refuses to run as root: for root, its processes run as the user `postgres`, which Debian's package made.
public struct PrivatePostgres: Sendable {
    static let administrator = "doorstroom_admin"

    public let url: String
    public let port: Int
    public let process: ChildProcess
    let dataFolder: String

    /// Starts the cluster, creating it if it does not exist.
    /// - Parameters:
    ///   - port: the former port, when the cluster is restarted; by default a free one.
    ///   - isDurable: `false` only for tests: it starts faster, and a crash of the machine loses it.
    public static func start(
        folder: String, password: String, port wanted: Int? = nil, isDurable: Bool = true, log: String
    ) async throws -> PrivatePostgres {
        let bin = try Self.binaries()
        let data = try await Self.dataFolder(folder)
        if !FileManager.default.fileExists(atPath: data + "/PG_VERSION") {
            let secret = data + ".password"
            let descriptor = try PrivateFile.open(secret, O_WRONLY | O_TRUNC)
            FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(Data(password.utf8))
            try Self.giveAway([secret])
            let (command, arguments) = Self.asServer(
                [
                    bin + "/initdb", "-D", data, "-U", Self.administrator, "--pwfile=\(secret)", "--auth=scram-sha-256",
                    "--encoding=UTF8", "--locale=C.UTF-8",
                ] + (isDurable ? [] : ["--no-sync"]))
            do {
                _ = try await ChildProcess.output(command, arguments)
            } catch {
                try? FileManager.default.removeItem(atPath: secret)
                throw OperationError("the private PostgreSQL could not be made in \(data): \(error)")
            }
            try FileManager.default.removeItem(atPath: secret)
        }
        await Self.endLeftover(data)
        let port = try wanted ?? FreePort.any()
        let (command, arguments) = Self.asServer(
            [
                bin + "/postgres", "-D", data, "-c", "listen_addresses=127.0.0.1", "-c", "port=\(port)",
                "-c", "unix_socket_directories=", "-c", "max_wal_size=4GB", "-c", "wal_compression=on",
                "-c", "shared_buffers=256MB", "-c", "max_connections=200", "-c", "log_min_messages=warning",
            ] + (isDurable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off"]))
        // The shell ends the server when its standard input closes, and itself when the server ends.
        let script = """
            exec 3<&0; "$@" </dev/null & server=$!
            cat <&3 >/dev/null & lifeline=$!
            trap 'kill -INT $server 2>/dev/null' TERM INT
            wait -n $server $lifeline; kill -INT $server 2>/dev/null
            wait $server; status=$?; kill $lifeline 2>/dev/null; exit $status
            """
        let process = try ChildProcess(
            name: "postgres", executable: "/bin/bash", arguments: ["-c", script, "postgres", command] + arguments,
            environment: Environment.current, log: log)
        let url = "postgresql://\(Self.administrator):\(password)@127.0.0.1:\(port)/postgres"
        let postgres = PrivatePostgres(url: url, port: port, process: process, dataFolder: data)
        try await postgres.waitUntilReady(bin, log: log)
        return postgres
    }

    /// The process id of the server itself, for tests that kill it.
    public var serverPid: Int32? {
        let text = try? String(contentsOfFile: self.dataFolder + "/postmaster.pid", encoding: .utf8)
        return text?.split(separator: "\n").first.flatMap { Int32($0) }
    }

    private func waitUntilReady(_ bin: String, log: String) async throws {
        for _ in 0..<600 {
            guard self.process.isRunning else {
                throw OperationError("the private PostgreSQL did not start: see \(log)")
            }
            let ready = try? await ChildProcess.output(
                bin + "/pg_isready", ["-q", "-h", "127.0.0.1", "-p", String(self.port)])
            if ready != nil { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw OperationError("the private PostgreSQL does not answer: see \(log)")
    }

    // MARK: Data folder and user

    private static func binaries() throws -> String {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let newest = versions.compactMap { Int($0) }.filter { $0 >= 15 }.max()
        guard let newest else {
            throw OperationError("PostgreSQL 15 or later is not installed: apt-get install postgresql")
        }
        return "\(root)/\(newest)/bin"
    }

    private static var isRoot: Bool { getuid() == 0 }

    private static func asServer(_ command: [String]) -> (String, [String]) {
        guard Self.isRoot else { return (command[0], Array(command.dropFirst())) }
        return ("/usr/bin/setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] + command)
    }

    /// For root, the folder must be one that the user `postgres` can reach; a clone under /root is not.
    private static func dataFolder(_ folder: String) async throws -> String {
        let inside = folder + "/data"
        guard Self.isRoot else {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            return inside
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.giveAway([folder])
        let (command, arguments) = Self.asServer(["/usr/bin/test", "-w", folder])
        if (try? await ChildProcess.output(command, arguments)) != nil { return inside }
        let outside = Self.outside(folder)
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        try Self.giveAway([outside])
        return outside + "/data"
    }

    /// The place of the data when the server's user cannot reach the folder.
    private static func outside(_ folder: String) -> String {
        "/var/lib/postgresql/doorstroom-" + String(FNV1a.hash(folder.utf8), radix: 16)
    }

    /// Removes the cluster's data, wherever it is kept for this folder, for a fresh start.
    static func erase(folder: String) throws {
        for path in [folder, Self.outside(folder)]
        where FileManager.default.fileExists(atPath: path) {
            try FileManager.default.removeItem(atPath: path)
        }
    }

    /// Lets the server's user pass through a folder that is otherwise closed, to reach its data below.
    static func letThrough(_ folder: String) throws {
        guard Self.isRoot, let user = getpwnam("postgres") else { return }
        guard chown(folder, 0, user.pointee.pw_gid) == 0, chmod(folder, 0o710) == 0 else {
            throw OperationError("cannot let the user «postgres» through \(folder)")
        }
    }

    private static func giveAway(_ paths: [String]) throws {
        guard Self.isRoot else { return }
        guard let user = getpwnam("postgres") else {
            throw OperationError(
                "PostgreSQL refuses root, and there is no user «postgres»: install Debian's postgresql")
        }
        for path in paths { chown(path, user.pointee.pw_uid, user.pointee.pw_gid) }
    }

    /// Ends a server that outlived its supervisor, before another starts on its data.
    private static func endLeftover(_ data: String) async {
        guard let text = try? String(contentsOfFile: data + "/postmaster.pid", encoding: .utf8),
            let pid = text.split(separator: "\n").first.flatMap({ Int32($0) }), kill(pid, 0) == 0
        else { return }
        kill(pid, SIGINT)
        for _ in 0..<200 where kill(pid, 0) == 0 { try? await Task.sleep(for: .milliseconds(50)) }
    }
}

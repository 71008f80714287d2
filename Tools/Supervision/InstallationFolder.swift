import Contracts
import Foundation

/// The folder of an installation: `.doorstroom` in the working directory.
public struct InstallationFolder: Sendable {
    public let path: String

    public init(_ path: String = FileManager.default.currentDirectoryPath + "/.doorstroom") {
        self.path = path
    }

    public var endpoints: String { self.path + "/endpoints.json" }
    public var webhooks: String { self.path + "/webhooks.ndjson" }
    var postgres: String { self.path + "/postgres" }
    var brokerFile: String { self.path + "/run/broker" }

    func log(_ name: String) -> String { "\(self.path)/logs/\(name).log" }
    func portFile(_ name: String) -> String { "\(self.path)/run/\(name).url" }

    /// Makes the folders, accessible to their owner only: logs and files hold data about clients and alerts.
    func prepare() throws {
        for name in ["", "/logs", "/run"] { try PrivateFile.makeFolder(self.path + name) }
        try PrivatePostgres.letThrough(self.path)
    }

    /// Allows one installation per folder: the lock lasts as long as this process.
    func lock() throws -> Int32 {
        try self.prepare()
        let descriptor = try PrivateFile.open(self.path + "/lock", O_RDWR)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw OperationError(
                "Doorstroom already runs in this folder (\(self.path)): stop it first, or use another folder")
        }
        return descriptor
    }

    public func isLocked() -> Bool {
        guard let descriptor = try? self.lock() else { return true }
        close(descriptor)
        return false
    }

    /// Deletes everything but the lock.
    func erase() throws {
        try PrivatePostgres.erase(folder: self.postgres)
        for name in ["logs", "run", "secrets.json", "endpoints.json", "webhooks.ndjson", "webhooks.ndjson.1"] {
            let path = "\(self.path)/\(name)"
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        }
        try self.prepare()
    }

    /// Passwords and keys of this installation, made at the first start and readable by its owner only.
    func secrets() throws -> [String: String] {
        let file = self.path + "/secrets.json"
        if let data = FileManager.default.contents(atPath: file) {
            return try JSONDecoder().decode([String: String].self, from: data)
        }
        var secrets: [String: String] = [:]
        for name in ServiceName.allCases.map(\.rawValue) + ["postgres", "webhook"] {
            secrets[name] = (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
        }
        let descriptor = try PrivateFile.open(file, O_WRONLY | O_EXCL)
        FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(try JSONEncoder().encode(secrets))
        return secrets
    }
}

/// The address of every server and service: `.doorstroom/endpoints.json`.
public struct Endpoints: Codable, Sendable {
    /// Key in `http` of Registration's listener that serves only the intake.
    public static let partners = "partners"

    public var kafka: String
    public var postgres: [String: String]
    public var http: [String: String]
    /// Health URL of each service; that listener serves nothing else.
    public var health: [String: String]

    public init(
        kafka: String, postgres: [String: String], http: [String: String], health: [String: String] = [:]
    ) {
        self.kafka = kafka
        self.postgres = postgres
        self.http = http
        self.health = health
    }

    public static func read(_ folder: InstallationFolder) throws -> Endpoints {
        guard let data = FileManager.default.contents(atPath: folder.endpoints) else {
            throw OperationError("Doorstroom does not run in this folder: start it with `doorstroom up`")
        }
        return try JSONDecoder().decode(Endpoints.self, from: data)
    }

    /// Writes the file atomically and for its owner only: it holds passwords.
    func write(_ folder: InstallationFolder) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let draft = folder.endpoints + ".new"
        let descriptor = try PrivateFile.open(draft, O_WRONLY | O_TRUNC)
        FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(try encoder.encode(self))
        guard rename(draft, folder.endpoints) == 0 else { throw OperationError("cannot write \(folder.endpoints)") }
    }
}

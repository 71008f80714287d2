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

    public func log(_ name: String) -> String { "\(self.path)/logs/\(name).log" }
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

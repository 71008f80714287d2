import Foundation

/// Files and folders that nobody else on the machine may read: logs, passwords, what arrived.
enum PrivateFile {
    /// Makes the file where it is not there; one that others could read is closed to them.
    /// - Returns: a descriptor that no child inherits.
    static func open(_ path: String, _ flags: Int32) throws -> Int32 {
        let descriptor = Foundation.open(path, flags | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw OperationError("cannot write \(path)") }
        fchmod(descriptor, 0o600)
        return descriptor
    }

    /// Makes the folder, with those above it.
    static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard chmod(path, 0o700) == 0 else { throw OperationError("cannot close \(path) to others") }
    }
}

import Foundation

/// Files and folders that only their owner can read: logs, passwords, received messages.
enum PrivateFile {
    /// Creates the file if it is missing; a file that others could read is closed to them.
    /// - Returns: a descriptor that no child inherits.
    static func open(_ path: String, _ flags: Int32) throws -> Int32 {
        let descriptor = Foundation.open(path, flags | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw OperationError("cannot write \(path)") }
        fchmod(descriptor, 0o600)
        return descriptor
    }

    /// Makes the folder and its missing parents.
    static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard chmod(path, 0o700) == 0 else { throw OperationError("cannot close \(path) to others") }
    }
}

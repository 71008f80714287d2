import Contracts
import Foundation

/// The address of every server and service: `.doorstroom/endpoints.json`.
public struct Endpoints: Codable, Sendable {
    /// Key in `http` of Registration's listener that serves only the intake.
    public static let partners = "partners"

    public var kafka: String
    public var postgres: [String: String]
    public var http: [String: String]
    /// Health URL of each service; that listener serves nothing else.
    public var health: [String: String]
    /// The token with which this installation's own tools read from the services.
    public var token: String?

    public init(
        kafka: String, postgres: [String: String], http: [String: String], health: [String: String] = [:],
        token: String? = nil
    ) {
        self.token = token
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

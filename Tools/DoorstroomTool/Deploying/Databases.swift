import ArgumentParser
import Foundation
import ServiceKit
import Supervision

/// Runs a body against the databases that the environment names, or else against this folder's: those of the running
/// installation, or of its PostgreSQL, started for the purpose.
enum Databases {
    static func use(_ body: (Installation) async throws -> Void) async throws {
        let folder = InstallationFolder()
        let endpoints = Endpoints.fromEnvironment(try ServiceConfiguration())
        let options = try Installation.Options()
        if !endpoints.postgres.isEmpty {
            try await body(Installation(folder: folder, running: endpoints, options: options))
            return
        }
        guard FileManager.default.fileExists(atPath: folder.path + "/secrets.json") else {
            throw OperationError("there is no installation in this folder: start one with `doorstroom up`")
        }
        let installation: Installation
        if folder.isLocked() {
            installation = Installation(folder: folder, running: try Endpoints.read(folder), options: options)
        } else {
            installation = Installation(folder: folder, options: options)
            try await installation.startDatabases()
        }
        do {
            try await body(installation)
        } catch {
            await installation.release()
            throw error
        }
        await installation.release()
    }
}

import CurlClient
import Foundation
import Supervision
import Synchronization
import TestSupport
import Testing

/// Certificates made by `openssl`, and a server that presents them.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct TrustTests {
    private static func openssl(_ arguments: [String], in folder: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// A server with a certificate that it signed itself for one host.
    private static func with(
        host: String, days: String = "2", _ body: (_ port: Int, _ certificate: String) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/doorstroom-tls-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let kind = host.first?.isNumber == true ? "IP" : "DNS"
        let maker = try Self.openssl(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem",
                "-out", "certificate.pem", "-days", days, "-subj", "/CN=\(host)", "-addext",
                "subjectAltName=\(kind):\(host)",
            ], in: folder)
        maker.waitUntilExit()
        try #require(maker.terminationStatus == 0)
        let port = try FreePort.any()
        let server = try Self.openssl(
            [
                "s_server", "-accept", "127.0.0.1:\(port)", "-cert", "certificate.pem", "-key", "key.pem", "-www",
                "-quiet",
            ],
            in: folder)
        // SIGTERM may be blocked in the process, as in the thread that started it.
        defer { kill(server.processIdentifier, SIGKILL) }
        let plain = try CurlClient()
        try await eventually("the server") {
            do { _ = try await plain.send(CurlRequest("https://127.0.0.1:\(port)/")) } catch let error as CurlError {
                return error.code != .connectionRefused
            }
            return true
        }
        try await body(port, folder + "/certificate.pem")
    }

    @Test func aTrustedCertificateForTheHostIsAccepted() async throws {
        try await Self.with(host: "127.0.0.1") { (port, certificate) async throws in
            let client = try CurlClient(CurlConfiguration(certificates: certificate))
            #expect(try await client.send(CurlRequest("https://127.0.0.1:\(port)/")).status == 200)
        }
    }

    @Test func anUntrustedCertificateIsRefused() async throws {
        try await Self.with(host: "127.0.0.1") { (port, _) async throws in
            let error = await #expect(throws: CurlError.self) {
                try await CurlClient().send(CurlRequest("https://127.0.0.1:\(port)/"))
            }
            #expect(error?.code == .tls)
        }
    }

    @Test func aCertificateOfAnotherHostIsRefused() async throws {
        try await Self.with(host: "melding.example") { (port, certificate) async throws in
            let client = try CurlClient(CurlConfiguration(certificates: certificate))
            let error = await #expect(throws: CurlError.self) {
                try await client.send(CurlRequest("https://127.0.0.1:\(port)/"))
            }
            #expect(error?.code == .tls)
        }
    }

    @Test func unreadableAuthoritiesAreAnError() async throws {
        try await Self.with(host: "127.0.0.1") { (port, _) async throws in
            let client = try CurlClient(CurlConfiguration(certificates: "/nowhere.pem"))
            let error = await #expect(throws: CurlError.self) {
                try await client.send(CurlRequest("https://127.0.0.1:\(port)/"))
            }
            #expect(error?.code == .tls)
        }
    }
}

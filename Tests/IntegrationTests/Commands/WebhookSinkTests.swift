import CurlClient
import Foundation
import Pipeline
@testable import Supervision
import TestSupport
import Testing

/// The webhook receiver for development: the requests it accepts, and the messages it keeps.
@Suite(.timeLimit(.minutes(10)))
struct WebhookSinkTests {
    /// Runs the closure with a sink of its own.
    private static func with(
        secret: String?, _ body: (_ address: String, _ file: String) async throws -> Void
    ) async throws {
        let folder = try Programs.folderForInstallation("doorstroom-sink")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let port = try FreePort.any()
        var environment = ["PATH": "/usr/bin:/bin", "DOORSTROOM_EXIT_WITH_STDIN": "true"]
        environment["DOORSTROOM_WEBHOOK_SECRET"] = secret
        let file = folder + "/webhooks.ndjson"
        let sink = try ChildProcess(
            name: "webhook-sink", executable: Programs.folder + "/doorstroom",
            arguments: ["webhook-sink", "--file", file, "--port", String(port)], environment: environment,
            log: folder + "/log")
        let address = "http://127.0.0.1:\(port)"
        let outcome: Result<Void, any Error>
        do {
            try await eventually("the sink") { (try? await HTTPReader().bytes(address + "/", expecting: 200)) != nil }
            try await body(address, file)
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await sink.stop()
        try outcome.get()
    }

    private static func post(
        _ body: String, to address: String, secret: String?, age: Int64 = 0
    ) async throws -> Int {
        var request = CurlRequest(
            "POST", address + "/webhook", body: Array(body.utf8), timeouts: CurlTimeouts(whole: .seconds(20)))
        if let secret {
            let stamp = Int64(Date().timeIntervalSince1970) - age
            let signature = WebhookSignature(secret: secret).value(of: Data(body.utf8), timestamp: stamp)
            request.headers = [
                CurlHeader(WebhookSignature.timestampHeader, String(stamp)),
                CurlHeader(WebhookSignature.header, signature),
            ]
        }
        return try await CurlClient().send(request).status
    }

    @Test func onlySignedMessagesAreAccepted() async throws {
        try await Self.with(secret: "key") { address, file in
            #expect(try await Self.post("{\"a\": 1}", to: address, secret: "key") == 204)
            for (secret, age) in [(nil, 0), ("other", 0), ("key", 400), ("key", -400)] as [(String?, Int64)] {
                #expect(try await Self.post("{\"b\": 1}", to: address, secret: secret, age: age) == 401)
            }
            let large = String(repeating: "x", count: 70_000)
            #expect(try await Self.post(large, to: address, secret: "key") == 413)
            let kept = try String(contentsOfFile: file, encoding: .utf8)
            #expect(kept == "{\"a\": 1}\n")
            #expect(String(decoding: try await HTTPReader().bytes(address + "/"), as: UTF8.self) == kept)
            #expect(try Self.mode(file) == 0o600)
        }
    }

    @Test func withoutAKeyTheSinkWarnsThatItAcceptsEverything() async throws {
        try await Self.with(secret: nil) { address, file in
            #expect(try await Self.post("{}", to: address, secret: nil) == 204)
            let log = try String(contentsOfFile: (file as NSString).deletingLastPathComponent + "/log", encoding: .utf8)
            #expect(log.contains("DOORSTROOM_WEBHOOK_SECRET is not set"))
        }
    }

    @Test func theSinkKeepsABoundedNumber() throws {
        let folder = try Programs.folderForInstallation("doorstroom-kept")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let received = try ReceivedWebhooks(file: folder + "/file", maximumFileBytes: 5_000)
        for number in 0...ReceivedWebhooks.maximumKept { try received.take("{\n\"n\": \(number)}") }
        #expect(received.last.count == ReceivedWebhooks.maximumKept && received.last.first == "{\n\"n\": 1}")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files == ["file", "file.1"])
        for name in files {
            let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
            #expect(data.count <= 5_000 && data.last == UInt8(ascii: "\n") && data.first == UInt8(ascii: "{"))
            #expect(try Self.mode(folder + "/" + name) == 0o600)
        }
        // A new instance continues the same file.
        try ReceivedWebhooks(file: folder + "/file", maximumFileBytes: 5_000).take("{}")
        #expect(try String(contentsOfFile: folder + "/file", encoding: .utf8).hasSuffix("\"n\": 1000}\n{}\n"))
    }

    private static func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? NSNumber).intValue
    }
}

/// The files of an installation that other users on the machine can read.
@Suite(.timeLimit(.minutes(10)))
struct PrivateFilesTests {
    @Test func existingFilesAreClosedToOthers() throws {
        let path = try Programs.folderForInstallation("doorstroom-private")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let log = path + "/logs/registration.log"
        try FileManager.default.createDirectory(
            atPath: path + "/logs", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        #expect(FileManager.default.createFile(atPath: log, contents: nil, attributes: [.posixPermissions: 0o644]))
        close(try InstallationFolder(path).lock())
        close(try PrivateFile.open(log, O_WRONLY))
        _ = try InstallationFolder(path).secrets()
        for name in ["", "/logs", "/run", "/logs/registration.log", "/lock", "/secrets.json"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: path + name)
            let mode = try #require(attributes[.posixPermissions] as? NSNumber).intValue
            // For root, PostgreSQL runs as another user, who passes through the folder.
            #expect(mode & (name.isEmpty && getuid() == 0 ? 0o067 : 0o077) == 0, "\(name): \(String(mode, radix: 8))")
        }
    }
}

import Contracts
import Foundation
import Supervision
import Testing
import TestSupport

/// nginx in front of an installation, with the site of `deploy/nginx` and a self-signed certificate.
///
/// `make proxy` unpacks nginx.
enum NginxProxy {
    private static let program = Programs.root + "/.build/nginx/usr/sbin/nginx"

    /// Runs the closure while nginx listens on the port.
    static func with(port: Int, before endpoints: Endpoints, _ body: () async throws -> Void) async throws {
        try #require(FileManager.default.isExecutableFile(atPath: Self.program), "`make proxy` unpacks nginx")
        let folder = try Programs.folderForInstallation("doorstroom-nginx")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try await ChildProcess.output(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
                "-subj", "/CN=localhost", "-keyout", folder + "/key.pem", "-out", folder + "/certificate.pem",
            ])
        try Self.site(port, endpoints, folder).write(toFile: folder + "/site.conf", atomically: true, encoding: .utf8)
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder)/\($0);" }
        try """
        daemon off; master_process off; pid \(folder)/pid; error_log stderr;
        events {}
        http { access_log off; \(temporary.joined(separator: " ")) include \(folder)/site.conf; }
        """.write(toFile: folder + "/nginx.conf", atomically: true, encoding: .utf8)
        let nginx = try ChildProcess(
            name: "nginx", executable: Self.program,
            arguments: ["-p", folder, "-e", "stderr", "-c", folder + "/nginx.conf"], environment: [:],
            log: folder + "/log")
        do {
            try await eventually("nginx", within: .seconds(20)) {
                FileManager.default.fileExists(atPath: folder + "/pid")
            }
            try await body()
        } catch {
            await nginx.stop()
            throw error
        }
        await nginx.stop()
    }

    /// The site that operators copy, with the names and ports of this test.
    private static func site(_ port: Int, _ endpoints: Endpoints, _ folder: String) throws -> String {
        var site = try String(contentsOfFile: Programs.root + "/deploy/nginx/doorstroom.conf", encoding: .utf8)
        var changes = [
            ("listen 443 ssl;", "listen 127.0.0.1:\(port) ssl;"),
            ("server_name doorstroom.example.nl;", "server_name localhost;"),
            ("/etc/ssl/doorstroom/", folder + "/"),
        ]
        for (number, service) in ServiceName.allCases.enumerated() {
            changes.append(("http://127.0.0.1:\(8081 + number);", "\(endpoints.http[service.rawValue] ?? "");"))
        }
        for (before, after) in changes {
            try #require(site.contains(before), "deploy/nginx/doorstroom.conf has no \(before)")
            site = site.replacing(before, with: after)
        }
        return site
    }
}

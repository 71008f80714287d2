import Foundation
import Supervision
import Testing

/// The scripts of a deployment, with fakes of external programs, and the promises of the compose files.
@Suite(.timeLimit(.minutes(10)))
struct DeploymentFilesTests {
    private static func with(_ body: (_ folder: String) async throws -> Void) async throws {
        let folder = try Programs.folderForInstallation("doorstroom-deployment")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    private static func write(_ text: String, to path: String, mode: Int = 0o755) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    /// Another process writes the file: a process that some other test starts meanwhile would inherit our descriptor, and
    /// a file that is open for writing cannot be executed.
    private static func writeProgram(_ text: String, to path: String) async throws {
        try Self.write(text, to: path + ".text")
        _ = try await ChildProcess.output("/usr/bin/install", ["-m", "755", path + ".text", path])
        try FileManager.default.removeItem(atPath: path + ".text")
    }

    private static func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    // MARK: deploy/pin-images

    /// A fake `docker` that knows a digest of every image whose name does not contain `gone`.
    private static let docker = """
        #!/bin/bash
        case "$1" in
          pull) [[ "$3" != *gone* ]] ;;
          image) echo "somewhere/${5%%:*}@sha256:$(printf '%s' "$5" | sha256sum | cut -c1-64)" ;;
        esac
        """

    private static func pin(_ file: String, in folder: String) async throws -> String {
        try await Self.writeProgram(Self.docker, to: folder + "/docker")
        return try await ChildProcess.output(
            Programs.root + "/deploy/pin-images", [file], environment: ["PATH": folder + ":/usr/bin:/bin"])
    }

    @Test func imagesArePinnedByDigestAndNothingElseChanges() async throws {
        try await Self.with { folder in
            let file = folder + "/env"
            try Self.write("A=b\nDOORSTROOM_KAFKA_IMAGE=apache/kafka:4.0.0\n# end", to: file, mode: 0o640)
            for _ in 1...2 {
                _ = try await Self.pin(file, in: folder)
                let lines = try Self.read(file).split(separator: "\n").map(String.init)
                #expect(lines.prefix(2) == ["A=b", "# end"])
                #expect(lines.count == 6)
                #expect(lines.contains { $0.hasPrefix("DOORSTROOM_KAFKA_IMAGE=apache/kafka:4.0.0@sha256:") })
                for name in ["POSTGRES", "SWIFT", "RUNTIME"] {
                    let line = lines.first { $0.hasPrefix("DOORSTROOM_\(name)_IMAGE=") }
                    #expect(line?.wholeMatch(of: /[A-Z_]+=[a-z]+:[^@]+@sha256:[0-9a-f]{64}/) != nil, "\(lines)")
                }
            }
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o640)
        }
    }

    @Test func pinnedDigestsBelongToTheImagesInCompose() throws {
        let compose = try Self.read(Programs.root + "/docker-compose.yml")
        let lines = try Self.read(Programs.root + "/deploy/images.env").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
        #expect(lines.count == 3)
        for line in lines {
            let match = try #require(
                line.wholeMatch(of: /(DOORSTROOM_[A-Z]+_IMAGE)=([^@]+)@sha256:[0-9a-f]{64}/), "\(line)")
            #expect(compose.contains("${\(match.1):-\(match.2)}"), "\(line)")
        }
    }

    @Test func aMissingImageChangesNothing() async throws {
        try await Self.with { folder in
            let file = folder + "/env"
            let before = "DOORSTROOM_POSTGRES_IMAGE=postgres:gone\n"
            try Self.write(before, to: file)
            let error = await #expect(throws: OperationError.self) { _ = try await Self.pin(file, in: folder) }
            #expect(error?.description.contains("DOORSTROOM_POSTGRES_IMAGE") == true)
            #expect(try Self.read(file) == before)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["docker", "env"])
        }
    }

    // MARK: docker/postgres

    private static func makeDatabases(_ changes: [String: String]) async throws -> String {
        var said = ""
        try await Self.with { folder in
            try await Self.writeProgram("#!/bin/bash\ncat >/dev/null\n", to: folder + "/psql")
            // Replaces the image's own entry point, which runs the scripts of a first start.
            try await Self.writeProgram(
                "#!/bin/bash\nexec bash \(Programs.root)/docker/postgres/10-databases.sh\n",
                to: folder + "/docker-entrypoint.sh")
            var environment = [
                "PATH": folder + ":/usr/bin:/bin", "POSTGRES_USER": "postgres", "POSTGRES_DB": "postgres",
                "POSTGRES_PASSWORD": "own",
            ]
            for service in ["REGISTRATION", "MATCHING", "MONITORING", "ESCALATION"] {
                environment["DOORSTROOM_\(service)_PASSWORD"] = "own"
            }
            said = try await ChildProcess.output(
                "/bin/bash", [Programs.root + "/docker/postgres-start.sh", "postgres"],
                environment: environment.merging(changes) { $1 })
        }
        return said
    }

    @Test func aPublishedInstallationHasNoDefaultPassword() async throws {
        let published = "10.0.0.5,127.0.0.1"
        for name in ["POSTGRES_PASSWORD", "DOORSTROOM_MONITORING_PASSWORD"] {
            let error = await #expect(throws: OperationError.self) {
                _ = try await Self.makeDatabases([name: "doorstroom", "DOORSTROOM_PUBLISH_ADDRESS": published])
            }
            #expect(error?.description.contains(name) == true && error?.description.contains("10.0.0.5") == true)
            for address in ["127.0.0.1,127.0.0.1", "[::1]", ""] {
                let said = try await Self.makeDatabases([name: "doorstroom", "DOORSTROOM_PUBLISH_ADDRESS": address])
                #expect(said.contains("made doorstroom_escalation"))
            }
        }
        #expect(try await Self.makeDatabases(["DOORSTROOM_PUBLISH_ADDRESS": published]).contains("escalation"))
    }

    // MARK: The compose files

    @Test(arguments: ["docker-compose.yml", "docker-compose.devbroker.yml"])
    func everyPortIsOnLoopbackByDefault(name: String) throws {
        let text = try Self.read(Programs.root + "/" + name)
        let ports = text.matches(of: /"([^" ]*):\$\{DOORSTROOM_[A-Z_]+_PORT:-\d+\}:\d+"/)
        #expect(ports.count >= 5)
        for port in ports {
            let address = String(port.output.1)
            #expect(
                [
                    "127.0.0.1", "${DOORSTROOM_PUBLISH_ADDRESS:-127.0.0.1}",
                    "${DOORSTROOM_OFFICE_PUBLISH_ADDRESS:-127.0.0.1}",
                ].contains(address), "\(address)")
        }
    }

    /// Every image is followed by its limits; services that share an anchor share them.
    @Test(arguments: [("docker-compose.yml", 3), ("docker-compose.cluster.yml", 2)])
    func everyContainerHasLimits(name: String, count: Int) throws {
        let lines = try Self.read(Programs.root + "/" + name).split(separator: "\n")
        let images = lines.indices.filter { lines[$0].contains(" image: ") }
        #expect(images.count == count)
        for index in images {
            let following = lines[index...].prefix(4).joined(separator: "\n")
            #expect(following.contains("pids_limit: ") && following.contains("mem_limit: "), "\(lines[index])")
        }
    }
}

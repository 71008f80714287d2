import Contracts
import CurlClient
import Foundation
import JSON
import Pipeline
import ServiceKit
import Supervision
import TestSupport
import Testing

/// Partners as data, and the intake over HTTP, on a running installation.
@Suite(.serialized, .timeLimit(.minutes(8)))
struct HTTPIntakeTests {
    /// Adds a partner as an operator does.
    static func add(
        _ id: String, kind: PartnerKind = .institution, to installation: Installation, _ endpoints: Endpoints
    ) async throws -> HTTPPartner {
        let sheet = try await installation.run(
            .registration, ["partner", "add", id, "--name", "Partner \(id)", "--kind", kind.rawValue])
        let token = try #require(sheet.firstMatch(of: /doorstroom_[a-z0-9-]+_[A-Za-z0-9_-]+/)).output
        return HTTPPartner(
            address: try #require(endpoints.http[Endpoints.partners]), id: id, token: String(token))
    }

    @Test func aNewPartnerIsServedWhileOthersContinue() async throws {
        try await InstallationTests.with {
            $0.logLevel = "info"
        } _: { installation, endpoints, folder in
            let start = ContinuousClock.now
            let partner = try await Self.add("zorg-nieuw", to: installation, endpoints)
            let sent = try await partner.post(try partner.sample("application.submitted.valid.json"))
            #expect(sent.status == 202)
            #expect(sent.headers.first(name: "API-Version") == HTTPContract.version)
            let events = try await partner.feedback(count: 1)
            // The office's port accepts partners too, with the same limits and the same answers.
            var inside = partner
            inside.address = try #require(endpoints.http["registration"])
            #expect(try await inside.feedback(count: 1).count == 1)
            print("a new partner: from `partner add` to its first answer in \(ContinuousClock.now - start)")
            #expect(events[0]["type"] == .string(InternalType.feedbackAccepted.wireName))
            // The URL in the receipt leads to the feedback, and no further feedback follows it.
            let place = try #require(sent.body["events"]?.arrayValue?.first?["feedback"]?.stringValue)
            let page = try await partner.get(place)
            #expect(page.body["events"]?.arrayValue?.first?["causationid"] == events[0]["causationid"])
            let next = try #require(page.body["next"]?.stringValue)
            #expect(try await partner.get(next).body["events"] == [])

            try await Self.everyModeArrives(partner)
            try await Self.everyCommandKnowsIt(partner, DoorstroomCommand(folder: folder), installation)
            try await Self.whatIsWrongIsHeardAtOnce(partner)
            try await Self.nobodySpeaksForAnother(partner, installation, endpoints)
            try await Self.refusedTokensAreCounted(endpoints)
            try await Self.aStreamTellsWhatComes(partner)
            try await Self.aStreamThatIsLeftGivesItsPlaceBack(partner)
            try await Self.tokensEnd(partner, installation)
        }
    }

    private static func everyModeArrives(_ partner: HTTPPartner) async throws {
        let before = try await partner.feedback(count: 1).count
        let data = try JSONParser.parse(Array(try partner.sample("application.paused.valid.json").utf8))
        let binary = try await partner.post(
            JSONWriter.string(try #require(data["data"])), type: "application/json",
            headers: [
                ("ce-specversion", "\"1.0\""), ("ce-id", #""binary \%C3%A9%c3%a9n""#),
                ("ce-source", partner.id.isEmpty ? "" : "urn:nld:doorstroom:\(partner.id)"),
                ("ce-type", EventType.applicationPaused.wireName),
                ("ce-subject", data["subject"]?.stringValue ?? ""),
            ])
        #expect(binary.status == 202, "\(binary.body)")
        let open = try await partner.post(
            "{}", type: "application/json", headers: [("ce-specversion", "1.0"), ("ce-id", "\"open")])
        #expect(open.status == 400 && open.code == "ce-header-encoding" && open.body["pointer"] == "/id")
        let one = try partner.sample("application.resumed.valid.json", id: "batch-1")
        let two = try partner.sample("application.withdrawn.valid.json", id: "batch-2")
        let batch = try await partner.post("[\(one), \(two)]", type: HTTPPartner.batch)
        #expect(batch.status == 202 && batch.body["events"]?.arrayValue?.count == 2)
        let answers = try await partner.feedback(count: before + 3)
        let codes = Dictionary(
            answers.map { answer in
                (
                    answer["causationid"]?.stringValue ?? "",
                    answer["data"]?["code"]?.stringValue ?? answer["type"]?.stringValue ?? ""
                )
            }, uniquingKeysWith: { _, last in last })
        // One application is paused and resumed; the withdrawal refers to an application that was never submitted.
        #expect(codes["binary één"] == InternalType.feedbackAccepted.wireName, "\(codes)")
        #expect(codes["batch-1"] == InternalType.feedbackAccepted.wireName)
        #expect(codes["batch-2"] == "state-reference-unknown")
    }

    /// Every command on the installation's machine knows the new partner, without a list of partners.
    private static func everyCommandKnowsIt(
        _ partner: HTTPPartner, _ doorstroom: DoorstroomCommand, _ installation: Installation
    ) async throws {
        let configuration = try await installation.clientConfiguration
        let properties = configuration.kafkaProperties.map { "\($0)=\($1)" }.joined(separator: ";")
        let environment = [
            "DOORSTROOM_TOPIC_PREFIX": configuration.topicPrefix, "DOORSTROOM_KAFKA_PROPERTIES": properties,
        ]
        let name = "veld\u{9B}31m\u{202E}"
        let event = try partner.sample("application.submitted.valid.json", id: "by-command") {
            $0.replacing("\"household\"", with: "\"\(name)\": 1, \"household\"", maxReplacements: 1)
                .replacing(/5b2f1e0c-8a47-4f6e-b1d2-90c3a7e45f18/, with: "by-command")
        }
        try doorstroom.write(Array(event.utf8), to: "event.json")
        let validated = try await doorstroom(["validate", "event.json"], environment: environment)
        #expect(validated.status == 0 && validated.errors.isEmpty, "\(validated)")
        let sent = try await doorstroom(["send", "--partner", partner.id, "event.json"], environment: environment)
        #expect(sent.status == 0 && sent.output.contains(InternalType.feedbackAccepted.wireName), "\(sent)")
        #expect(sent.output.contains(#"veld\u009b31m\u202e"#) && sent.output.isPrintableLines)
        // The HTTP answer is equally safe, and contains the same name.
        let page = try await partner.bytes("/v1/feedback?limit=500")
        #expect(String(decoding: page, as: UTF8.self).isPrintableLines)
        let warnings = try JSONParser.parse(page)["events"]?.arrayValue?
            .first { $0["causationid"] == "by-command" }?["data"]?["warnings"]
        #expect(warnings == [.string("/data/\(name)")])
        // The output of `partner list` in a file replaces Registration where none can be reached.
        let list = try await doorstroom(["partner", "list"], environment: environment)
        try await DoorstroomCommand.with { elsewhere in
            try elsewhere.write(Array(event.utf8), to: "event.json")
            try elsewhere.write(Array(list.output.utf8), to: "partners")
            let answer = try await elsewhere(["validate", "--partners", "partners", "event.json"])
            #expect(answer.status == 0, "\(answer)")
            #expect(try await elsewhere(["validate", "event.json"]).status == 1)
        }
        let topics = try await doorstroom(["topics", "--list"], environment: environment)
        #expect(topics.lines.contains("\(configuration.topicPrefix).in.\(partner.id)"), "\(topics)")
        let unknown = try await doorstroom(["send", "--partner", "niemand", "event.json"], environment: environment)
        #expect(unknown.status == 1 && unknown.errors.contains("Partners of this installation: "))
        #expect(unknown.errors.contains(partner.id) && unknown.errors.contains("doorstroom partner add"))
        // A partner that is disabled loses the access of its people in every service.
        for (word, closed) in [("disable", "lister\n"), ("enable", "")] {
            let answer = try await doorstroom(["partner", word, "lister"], environment: environment)
            #expect(answer.status == 0 && answer.lines.count == 1 + ServiceName.allCases.count, "\(answer)")
            for service in ServiceName.allCases {
                #expect(try await installation.run(service, ["party", "list"]) == closed, "\(word) \(service)")
            }
        }
    }

    private static func whatIsWrongIsHeardAtOnce(_ partner: HTTPPartner) async throws {
        let before = try await partner.feedback(count: 5).count
        let names = try FileManager.default.contentsOfDirectory(
            atPath: Programs.root + "/docs/contract/samples"
        ).filter { $0.hasPrefix("application.") && $0.hasSuffix(".invalid.json") }
        #expect(names.count > 5)
        for name in names {
            let answer = try await partner.post(try partner.sample(name))
            #expect(answer.status == 400, "\(name)")
            #expect(answer.headers.first(name: "content-type") == "application/problem+json")
            #expect(name.contains("." + (answer.code ?? "none") + "."), "\(name): \(answer.body)")
        }
        let good = try partner.sample("application.submitted.valid.json", id: "good")
        let bad = try partner.sample("application.submitted.data-field-code.invalid.json", id: "bad")
        let batch = try await partner.post("[\(good), \(bad)]", type: HTTPPartner.batch)
        #expect(batch.status == 400 && batch.body["index"] == 1)
        for (body, type, status) in [
            ("[]", HTTPPartner.batch, 400), ("{", HTTPPartner.batch, 400), (good, "text/plain", 415), (good, nil, 415),
            ("", HTTPPartner.structured, 400),
            (String(repeating: " ", count: 70_000) + good, HTTPPartner.structured, 413),
            (String(repeating: " ", count: HTTPContract.maximumRequestBytes + 1), HTTPPartner.structured, 413),
            ("[" + Array(repeating: good, count: 101).joined(separator: ",") + "]", HTTPPartner.batch, 400),
        ] {
            let answer = try await partner.post(body, type: type)
            #expect(answer.status == status, "\(body.prefix(40)) \(type ?? "none"): \(answer.body)")
        }
        for path in ["/v1/feedback?after=x", "/v1/feedback?after=-1", "/v1/feedback?limit=0", "/v1/feedback?limit=501"]
        {
            #expect(try await partner.get(path).status == 400, "\(path)")
        }
        for (path, method, status, allowed) in [
            ("/v1/nothing", "GET", 404, nil), ("/v1/events/1", "POST", 404, nil), ("/v1/events", "GET", 405, "POST"),
            ("/v1/events", "DELETE", 405, "POST"), ("/v1/feedback", "POST", 405, "GET, HEAD"),
            ("/v1/openapi.json", "PUT", 405, "GET, HEAD"),
            // The partners' own listener shows nothing of the office.
            ("/api/v1/ledger", "GET", 404, nil), ("/metrics", "GET", 404, nil), ("/readyz", "GET", 404, nil),
        ] {
            let answer = try await partner.request(path, method: method)
            #expect(answer.status == status, "\(method) \(path)")
            #expect(answer.body["status"] == .integer(Int64(status)) && answer.body["detail"] != nil, "\(answer.body)")
            #expect(answer.headers.first(name: "content-type") == "application/problem+json")
            #expect(answer.headers.first(name: "api-version") == HTTPContract.version)
            #expect(answer.headers.first(name: "allow") == allowed)
        }
        #expect(try await partner.feedback(count: before).count == before, "nothing of it was taken")
    }

    /// No field, header, topic, token or guess lets a partner act as another.
    private static func nobodySpeaksForAnother(
        _ partner: HTTPPartner, _ installation: Installation, _ endpoints: Endpoints
    ) async throws {
        let other = try await Self.add("ander", kind: .corporation, to: installation, endpoints)
        try await eventually("the other partner reads", within: .seconds(90)) {
            try await other.get("/v1/feedback").status == 200
        }
        let event = try partner.sample("application.submitted.valid.json", id: "stolen")
        #expect(try await other.post(event).code == "profile-source-not-yours")
        // With its own source, the partner is still no institution.
        #expect(
            try await other.post(try other.sample("application.submitted.valid.json")).code == "profile-type-not-yours")
        for source in ["urn:nld:doorstroom:zorg-nieuw2", "urn:nld:doorstroom:", "urn:nld:doorstroom:ZORG-NIEUW"] {
            let answer = try await partner.post(event.replacing("urn:nld:doorstroom:zorg-nieuw", with: source))
            #expect(answer.status == 400 && answer.code?.hasPrefix("profile-source") == true, "\(source)")
        }
        for header in ["ce-source", "ce_source", "x-partner", "partner", "x-forwarded-user"] {
            let answer = try await other.post(event, headers: [(header, "urn:nld:doorstroom:zorg-nieuw")])
            #expect(answer.status == 400, "\(header)")
        }
        for token in [
            nil, "", "doorstroom_zorg-nieuw_", partner.token.map { String($0.dropLast()) },
            partner.token.map { $0 + "x" },
            partner.token?.replacing("zorg-nieuw", with: "ander"), other.token?.replacing("ander", with: "zorg-nieuw"),
            partner.token?.uppercased(), "zorg-nieuw",
        ] {
            var guess = partner
            guess.token = token
            #expect(try await guess.post(event).status == 401, "\(token ?? "none")")
            #expect(try await guess.get("/v1/feedback").status == 401)
        }
        // Each partner reads only its own feedback.
        #expect(try await other.get("/v1/feedback").body["events"] == [])
        // Over Kafka the feedback goes to the topic's owner, and nothing is recorded.
        let client = try IntakeClient(configuration: try await installation.clientConfiguration)
        let feedback = try await client.send(
            [
                PartnerMessage(
                    key: "k", body: Array(event.utf8), headers: [EventHeader("content-type", HTTPPartner.structured)])
            ],
            as: "ander")
        await client.close()
        #expect(feedback.map(\.code) == ["profile-source-not-yours"])
    }

    private static func aStreamTellsWhatComes(_ partner: HTTPPartner) async throws {
        let known = try #require(try await partner.get("/v1/feedback?limit=500").body["next"]?.stringValue)
        let stream = try await partner.stream(known)
        defer { stream.leave() }
        #expect(stream.status == 200 && stream.isEventStream)
        let sent = try await partner.post(try partner.sample("application.submitted.valid.json", id: "while-open"))
        #expect(sent.status == 202)
        try await eventually("the answer") { stream.text.contains("while-open") }
        #expect(stream.text.contains("\nid: ") && stream.text.contains("\ndata: {"))
    }

    /// An idle stream sends a sign of life every fifteen seconds; its place is free without waiting for the next one.
    private static func aStreamThatIsLeftGivesItsPlaceBack(_ partner: HTTPPartner) async throws {
        func status() async throws -> Int? {
            let stream = try await partner.stream()
            defer { stream.leave() }
            return stream.status
        }
        var open: [EventStream] = []
        defer { for stream in open { stream.leave() } }
        try await eventually("as many streams as there may be", within: .seconds(90)) {
            let stream = try await partner.stream()
            if stream.status == 200 { open.append(stream) } else { stream.leave() }
            return open.count == HTTPContract.concurrentStreams
        }
        #expect(try await status() == 429)
        for stream in open { stream.leave() }
        try await eventually("a free stream", within: .seconds(10)) { try await status() == 200 }
    }

    private static func refusedTokensAreCounted(_ endpoints: Endpoints) async throws {
        let health = try #require(endpoints.health["registration"])
        let metrics = String(decoding: try await HTTPReader().bytes(health + "/metrics", expecting: 200), as: UTF8.self)
        for reason in ["missing", "unknown"] {
            let line = metrics.split(separator: "\n").first {
                $0.hasPrefix("doorstroom_http_tokens_refused_total{reason=\"\(reason)\"}")
            }
            #expect((line?.split(separator: " ").last.flatMap { Int($0) } ?? 0) >= 4, "\(reason): \(line ?? "none")")
        }
    }

    private static func tokensEnd(_ partner: HTTPPartner, _ installation: Installation) async throws {
        // Places of streams that were just closed are free again after a moment.
        var open = try await partner.stream()
        while open.status == 429 {
            try await Task.sleep(for: .milliseconds(200))
            open = try await partner.stream()
        }
        defer { open.leave() }
        #expect(open.status == 200)
        let text = try await installation.run(.registration, ["partner", "rotate", partner.id])
        var renewed = partner
        renewed.token = String(try #require(text.firstMatch(of: /doorstroom_[a-z0-9-]+_[A-Za-z0-9_-]+/)).output)
        try await eventually("the renewed token", within: .seconds(90)) {
            try await renewed.get("/v1/feedback").status == 200
        }
        #expect(try await partner.get("/v1/feedback").status == 401)
        // A stream that was opened with the old token ends too.
        try await eventually("the end of the stream") { open.hasEnded }
        _ = try await installation.run(.registration, ["partner", "disable", partner.id])
        try await eventually("a partner that is not active is refused", within: .seconds(90)) {
            try await renewed.get("/v1/feedback").status == 401
        }
        // Events sent over Kafka meanwhile wait, and are answered when the partner is enabled again.
        let client = try IntakeClient(configuration: try await installation.clientConfiguration)
        let log = installation.folder.log(ServiceName.registration.rawValue)
        try await eventually("Registration reads the partner no longer") {
            try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").contains {
                $0.contains("learned the partners") && !$0.contains(#""left":"0""#)
            }
        }
        let event = try partner.sample("application.submitted.valid.json", id: "while-away")
        let message = PartnerMessage(
            key: "k", body: Array(event.utf8), headers: [EventHeader("content-type", HTTPPartner.structured)])
        await #expect(throws: FeedbackTimeoutError.self) {
            _ = try await client.send([message], as: partner.id, timeout: .seconds(3))
        }
        await client.close()
        _ = try await installation.run(.registration, ["partner", "enable", partner.id])
        try await eventually("what waited", within: .seconds(90)) {
            let page = try await renewed.get("/v1/feedback?limit=500")
            return JSONWriter.string(page.body).contains("while-away")
        }
        let list = try await installation.run(.registration, ["partner", "list"])
        #expect(list.contains("\"id\":\"zorg-nieuw\"") && !list.contains(renewed.token ?? "-"))
        for wrong in [
            ["add", "Zorg"], ["add", "lister", "--name", "x", "--kind", "institution"], ["rotate", "nobody"],
            ["add", "andere", "--name", "Lister", "--kind", "institution"],
        ] {
            await #expect(throws: (any Error).self) {
                _ = try await installation.run(.registration, ["partner"] + wrong)
            }
        }
    }
}

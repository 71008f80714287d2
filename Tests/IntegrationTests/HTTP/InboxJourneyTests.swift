import Contracts
import Foundation
import JSON
import Pipeline
import Supervision
import Testing
import TestSupport

/// The inbox in Chromium, on a running installation whose partners put scripts into every text that they can send.
///
/// `make browser` installs what the script needs.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct InboxJourneyTests {
    private static let hostile = "<script>window.owned=1</script><img src=x onerror=window.owned=1>\"'&{{x}}"

    private struct Step: Decodable {
        let step: String
        let path: String
        let title: String
        let heading: String
        let notice: [String]
        let forms: Int
        let seen: [Int]
        let history: [Int]
        /// Whether the page has the partners' scripts as texts that a person reads.
        let shown: Bool
        let owned: Bool
        let stopped: [String]
    }

    /// The value with a script in each free text.
    private static func poisoned(_ value: JSONValue, _ form: FieldForm, _ count: inout Int) -> JSONValue {
        switch (value, form) {
        case (.string, .text(let maximum)) where maximum >= Self.hostile.count:
            count += 1
            return .string(Self.hostile)
        case (.array(let items), .list(let item, _)):
            return .array(items.map { self.poisoned($0, item, &count) })
        case (.object(let members), .object(let form)):
            return .object(
                members.map { member in
                    guard let field = form.fields.first(where: { $0.name == member.name }) else { return member }
                    return JSONMember(member.name, self.poisoned(member.value, field.form, &count))
                })
        default: return value
        }
    }

    private static func message(_ event: CloudEvent) -> PartnerMessage {
        PartnerMessage(
            key: event.subject ?? "", body: event.bytes,
            headers: [EventHeader("content-type", CloudEvent.structuredContentType)])
    }

    /// A story of all types, with scripts in their texts, and actions that are late: alerts repeat their texts.
    private static func tell(_ installation: Installation) async throws {
        let client = try IntakeClient(configuration: try await installation.clientConfiguration)
        var texts = 0
        let late = (1...4).map {
            Story.Step(.actionRegistered, ["actionId": .string("late-\($0)"), "dueOn": "2019-07-01"])
        }
        let steps = Story.steps + late + [Story.Step(.calendarDayRequested)]
        for (number, step) in steps.enumerated() {
            var event = try Story(name: "x", day: number / (steps.count - 1)).event(step, id: "journey-\(number)")
            event.data = event.data.map { self.poisoned($0, .object(step.type.form), &texts) }
            let owner = try #require(PartnerDirectory.plan.owner(ofSource: event.source))
            let answer = try #require(try await client.send([Self.message(event)], as: owner.id).first)
            #expect(answer.isAccepted, "\(step.type): \(answer.data)")
        }
        await client.close()
        #expect(texts >= 18)
    }

    @Test(arguments: [true, false])
    func aMemberWhoClicksTwiceGoesBackAndIsSignedOutLosesNothing(runsScripts: Bool) async throws {
        try await InstallationTests.with { installation, endpoints, _ in
            try await Self.prepare(installation, endpoints)
            try await Self.walk(try #require(endpoints.http["escalation"]), runsScripts: runsScripts)
        }
    }

    /// Below a path of a host that it shares with the other services, over https, with the site that operators copy.
    @Test func theSameBehindAProxy() async throws {
        let port = try FreePort.any()
        let origin = "https://localhost:\(port)"
        try await InstallationTests.with(options: { $0.proxy = origin }) { installation, endpoints, _ in
            try await Self.prepare(installation, endpoints)
            try await NginxProxy.with(port: port, before: endpoints) {
                try await Self.walk(origin + "/meldingen", runsScripts: true)
                for (path, status) in [
                    ("/", "302 \(origin)/meldingen/"), ("/registratie/", "303 /registratie/sign-in?back=/"),
                    ("/monitoring/metrics", "404 "), ("/monitoring//metrics/", "404 "),
                    ("/matching/api/v1/rounds", "401 "),
                ] {
                    let answer = try await InstallationTests.shell(
                        "curl -sk -o /dev/null -H 'accept: text/html' -w '%{http_code} %header{location}' \(origin)\(path)",
                        input: "")
                    #expect(answer.hasPrefix(status), "\(path): \(answer)")
                }
                let cookie = try await InstallationTests.shell(
                    "curl -skD - -o /dev/null -H 'accept: text/html' \(origin)/meldingen/sign-in", input: "")
                #expect(
                    cookie.contains("__Host-doorstroom-escalation-attempt=") && cookie.contains("Secure"), "\(cookie)")
            }
        }
    }

    private static func prepare(_ installation: Installation, _ endpoints: Endpoints) async throws {
        try await Self.tell(installation)
        let address = try #require(endpoints.http["escalation"])
        let reader = HTTPReader(token: endpoints.token)
        try await eventually("three alerts", within: .seconds(30)) {
            (try await reader.json(address + "/api/v1/alerts").arrayValue ?? []).count >= 3
        }
    }

    private static func walk(_ address: String, runsScripts: Bool) async throws {
        let python = Programs.root + "/.build/browser/bin/python"
        try #require(FileManager.default.isExecutableFile(atPath: python), "`make browser` installs Selenium")
        let printed = try await ChildProcess.output(
            python,
            [Programs.root + "/Tests/Scripts/inbox_journey.py", address] + (runsScripts ? [] : ["--without-scripts"]))
        let steps = try printed.split(separator: "\n").map {
            try JSONDecoder().decode(Step.self, from: Data($0.utf8))
        }
        let shown = Dictionary(steps.map { ($0.step, $0) }, uniquingKeysWith: { $1 })
        func step(_ name: String) throws -> Step { try #require(shown[name], "\(printed)") }
        #expect(steps.allSatisfy { !$0.owned && $0.stopped.isEmpty }, "\(printed)")
        let open = try step("in").forms
        #expect(try step("in").shown && step("sent").shown)
        #expect(open >= 3 && steps.map(\.step).last == "sent")
        // Twice sent, and counted once; the page from before does no harm, and neither does a reload.
        for name in ["twice", "once more", "reloaded"] {
            let now = try step(name)
            #expect(now.forms == open - 1 && now.history.reduce(0, +) == 1, "\(now)")
            #expect(now.path.hasSuffix("/?notice=done") && now.notice.joined().contains("staat op gezien"), "\(now)")
        }
        #expect(try step("signed out").notice.joined().contains("Log in in een nieuw tabblad"))
        #expect(try step("in again").notice.joined().contains("Wilt u het versturen?"))
        #expect(try step("sent").forms == open - 2 && step("sent").history.reduce(0, +) == 2)
    }
}

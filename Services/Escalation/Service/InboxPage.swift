import EscalationDomain
import Foundation
import Hummingbird
import Mustache
import ServiceKit
import Vocabulary

/// The inbox as a page: the open alerts first, the most serious on top; what was solved stays readable below.
struct InboxPage {
    private let alerts: [Alert]
    private let day: CalendarDate?
    private let language: PageLanguage
    private let token: String
    private let notice: InboxNotice?

    init(alerts: [Alert], day: CalendarDate?, language: PageLanguage, token: String, notice: InboxNotice?) throws {
        self.alerts = alerts
        self.day = day
        self.language = language
        self.token = token
        self.notice = notice
    }

    func render() throws -> Response {
        let title = self.text("Meldingen", "Alerts")
        let library = MustacheLibrary(templates: [
            "inbox": try MustacheTemplate(string: Self.source), "alert": try MustacheTemplate(string: Self.alertSource),
        ])
        return try PageLayout().page(
            title: title, language: self.language,
            navigation: [PageLayout.Link(title, to: "/", isCurrent: true)],
            content: library.render(self.values(title: title), withTemplate: "inbox") ?? "", path: "/")
    }

    private func text(_ dutch: String, _ english: String) -> String { self.language.text(dutch, english) }

    private func values(title: String) -> [String: Any] {
        let open = self.alerts.filter(\.isOpen).sorted(by: Self.isMoreUrgent)
        let unseen = open.filter { $0.acknowledgement == nil }
        let seen = open.filter { $0.acknowledgement != nil }
        let resolved = self.alerts.filter { !$0.isOpen }.sorted { ($0.raisedOn, $0.id) > ($1.raisedOn, $1.id) }
        var values: [String: Any] = [
            "title": title,
            "lead": self.lead(unseen: unseen.count, seen: seen.count),
            "summary": [
                ["count": "\(unseen.count)", "label": self.text("nog niet gezien", "not seen yet")],
                ["count": "\(seen.count)", "label": self.text("gezien, nog open", "seen, still open")],
                ["count": "\(resolved.count)", "label": self.text("opgelost", "resolved")],
            ],
            "unseenTitle": self.text("Nog niet gezien", "Not seen yet"),
            "seenTitle": self.text("Gezien, nog open", "Seen, still open"),
            "resolvedTitle": self.text("Opgelost (\(resolved.count))", "Resolved (\(resolved.count))"),
            "unseen": unseen.map(self.values), "seen": seen.map(self.values), "resolved": resolved.map(self.values),
            "hasSeen": !seen.isEmpty, "hasResolved": !resolved.isEmpty,
        ]
        if unseen.isEmpty {
            values["nothing"] = self.text("Er zijn geen nieuwe meldingen.", "There are no new alerts.")
        }
        if let notice = self.notice {
            values["notice"] = ["text": notice.text(self.language), "kind": notice.isError ? "error" : "done"]
        }
        return values
    }

    private static func isMoreUrgent(_ left: Alert, _ right: Alert) -> Bool {
        let leftRank = (left.severity == .serious ? 0 : 1, left.raisedOn, left.id)
        let rightRank = (right.severity == .serious ? 0 : 1, right.raisedOn, right.id)
        return leftRank < rightRank
    }

    private func lead(unseen: Int, seen: Int) -> String {
        let day = self.day.map { self.date($0) } ?? self.text("de eerste dag moet nog beginnen", "before the first day")
        return self.text("Stand op \(day).", "As of \(day).")
    }

    private func values(_ alert: Alert) -> [String: Any] {
        var values: [String: Any] = [
            "id": alert.id, "title": alert.title, "sentence": alert.sentence,
            "class": alert.isOpen ? (alert.severity == .serious ? "serious" : "attention") : "resolved",
            "severity": alert.severity.dutchName,
            "severityClass": alert.severity == .serious ? "serious" : "attention",
            "since": self.since(alert),
            "historyTitle": self.text("Wat er gebeurde", "What happened"),
            "history": alert.history.map { change -> [String: Any] in
                [
                    "on": self.date(change.on), "what": change.kind.dutchName,
                    "who": change.by.map { member in " · " + self.member(member) } ?? "",
                ]
            },
        ]
        if !alert.isOpen { values["status"] = alert.status.dutchName }
        if alert.isOpen, alert.audience == .administrative { values["audience"] = alert.audience.dutchName }
        if let seen = alert.acknowledgement {
            values["seenBy"] = self.text(
                "Gezien door \(self.member(seen.member)) op \(self.date(seen.on))",
                "Seen by \(self.member(seen.member)) on \(self.date(seen.on))")
        } else if alert.isOpen {
            values["form"] =
                [
                    "token": self.token, "id": alert.id, "title": alert.title,
                    "label": self.text("Wie bent u?", "Who are you?"),
                    "choose": self.text("Kies uw plek", "Pick your seat"),
                    "button": self.text("Gezien", "Seen"),
                    "members": InboxMember.all.map { ["id": $0.id, "name": self.text($0.dutch, $0.english)] },
                ] as [String: Any]
        }
        return values
    }

    /// Since when, and how old the figures in its words are.
    private func since(_ alert: Alert) -> String {
        let raised = self.date(alert.raisedOn)
        guard alert.isOpen, let said = alert.transitions.last?.on, said != alert.raisedOn else {
            return self.text("Sinds \(raised)", "Since \(raised)")
        }
        return self.text(
            "Sinds \(raised), cijfers van \(self.date(said))", "Since \(raised), figures of \(self.date(said))")
    }

    private func member(_ id: String) -> String {
        InboxMember.all.first { $0.id == id }.map { self.text($0.dutch, $0.english) } ?? id
    }

    private func date(_ date: CalendarDate) -> String {
        self.text(date.dutch, date.english)
    }

    private static let source = """
        <h1>{{title}}</h1>
        <p class="lead">{{lead}}</p>
        {{#notice}}<p class="notice {{kind}}" role="status">{{text}}</p>{{/notice}}
        <ul class="summary">{{#summary}}<li><strong>{{count}}</strong> {{label}}</li>{{/summary}}</ul>
        <section aria-labelledby="unseen">
        <h2 id="unseen">{{unseenTitle}}</h2>
        {{#nothing}}<p>{{.}}</p>{{/nothing}}
        <ol class="alerts">{{#unseen}}{{> alert}}{{/unseen}}</ol>
        </section>
        {{#hasSeen}}<section aria-labelledby="seen">
        <h2 id="seen">{{seenTitle}}</h2>
        <ol class="alerts">{{#seen}}{{> alert}}{{/seen}}</ol>
        </section>{{/hasSeen}}
        {{#hasResolved}}<section aria-labelledby="resolved">
        <h2 id="resolved">{{resolvedTitle}}</h2>
        <ol class="alerts">{{#resolved}}{{> alert}}{{/resolved}}</ol>
        </section>{{/hasResolved}}
        """

    private static let alertSource = """
        <li class="alert {{class}}">
        <p class="badges"><span class="badge {{severityClass}}">{{severity}}</span>{{#audience}}<span class="badge serious">{{.}}</span>{{/audience}}{{#status}}<span class="badge good">{{.}}</span>{{/status}}</p>
        <h3>{{title}}</h3>
        <p>{{sentence}}</p>
        <p class="muted">{{since}}</p>
        {{#seenBy}}<p class="muted">{{.}}</p>{{/seenBy}}
        {{#form}}<form class="acknowledge" method="post" action="/alerts/{{id}}/acknowledge">
        <input type="hidden" name="token" value="{{token}}">
        <div class="field"><label for="member-{{id}}">{{label}}</label>
        <select id="member-{{id}}" name="member" required><option value="">{{choose}}</option>{{#members}}<option value="{{id}}">{{name}}</option>{{/members}}</select></div>
        <button type="submit" aria-label="{{button}}: {{title}}">{{button}}</button>
        </form>{{/form}}
        <details><summary>{{historyTitle}}</summary><ul class="history">{{#history}}<li>{{on}}: {{what}}{{who}}</li>{{/history}}</ul></details>
        </li>
        """
}

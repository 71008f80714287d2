import EscalationDomain
import Foundation
import Hummingbird
import Mustache
import Pages
import ServiceKit
import SignIn
import Vocabulary

/// The inbox as a page: the open alerts first, the most serious on top; alerts that are asleep or resolved stay
/// readable below.
struct InboxPage {
    let visit: Visit
    private let alerts: [Alert]
    private let day: CalendarDate?
    private let undelivered: Int
    private let frame: PageFrame
    private let notice: InboxNotice?

    /// - Parameter undelivered: messages that were refused, or that still fail after many attempts.
    init(
        alerts: [Alert], day: CalendarDate?, undelivered: Int, visit: Visit, frame: PageFrame, notice: InboxNotice?
    ) {
        self.alerts = alerts
        self.day = day
        self.undelivered = undelivered
        self.visit = visit
        self.frame = frame
        self.notice = notice
    }

    /// Parsed once, for all requests.
    private static let library = Result {
        MustacheLibrary(templates: [
            "inbox": try MustacheTemplate(string: Self.source), "alert": try MustacheTemplate(string: Self.alertSource),
        ])
    }

    func render() throws -> Response {
        let title = self.text("Meldingen", "Alerts")
        return try self.frame.page(
            title: title, content: Self.library.get().render(self.values(title: title), withTemplate: "inbox") ?? "",
            navigation: [PageLayout.Link(title, to: self.frame.address("/"), isCurrent: true)])
    }

    func text(_ dutch: String, _ english: String) -> String { self.frame.text(dutch, english) }

    func address(_ path: String) -> String { self.frame.address(path) }

    private func values(title: String) -> [String: Any] {
        let open = self.alerts.filter(\.isOpen).sorted(by: Self.isMoreUrgent)
        let asleep = open.filter { $0.snooze != nil }
        let unseen = open.filter { $0.snooze == nil && $0.acknowledgement == nil }
        let seen = open.filter { $0.snooze == nil && $0.acknowledgement != nil }
        let resolved = self.alerts.filter { !$0.isOpen }.sorted { ($0.raisedOn, $0.id) > ($1.raisedOn, $1.id) }
        var values: [String: Any] = [
            "title": title,
            "lead": self.lead(unseen: unseen.count, seen: seen.count),
            "summary": [
                ["count": "\(unseen.count)", "label": self.text("nog niet gezien", "not seen yet")],
                ["count": "\(seen.count)", "label": self.text("gezien, nog open", "seen, still open")],
                ["count": "\(asleep.count)", "label": self.text("in rust", "asleep")],
                ["count": "\(resolved.count)", "label": self.text("opgelost of afgesloten", "resolved or closed")],
            ],
            "unseenTitle": self.text("Nog niet gezien", "Not seen yet"),
            "seenTitle": self.text("Gezien, nog open", "Seen, still open"),
            "asleepTitle": self.text("In rust tot een dag", "Asleep until a day"),
            "resolvedTitle": self.text(
                "Opgelost of afgesloten (\(resolved.count))", "Resolved or closed (\(resolved.count))"),
            "unseen": unseen.map(self.values), "seen": seen.map(self.values), "asleep": asleep.map(self.values),
            "resolved": resolved.map(self.values), "hasSeen": !seen.isEmpty, "hasAsleep": !asleep.isEmpty,
            "hasResolved": !resolved.isEmpty,
        ]
        if unseen.isEmpty {
            values["nothing"] = self.text("Er zijn geen nieuwe meldingen.", "There are no new alerts.")
        }
        if self.undelivered > 0 {
            values["undelivered"] = self.text(
                "Berichten die niet aankwamen: \(self.undelivered). Laat de beheerder kijken.",
                "Messages that did not arrive: \(self.undelivered). Let the operator look.")
        }
        if let notice = self.notice {
            values["notice"] = ["text": notice.text(self.frame.language), "kind": notice.isError ? "error" : "done"]
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

    func date(_ date: CalendarDate) -> String { self.text(date.dutch, date.english) }
}

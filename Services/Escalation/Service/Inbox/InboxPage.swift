import EscalationDomain
import Hummingbird
import Pages
import SignIn
import Vocabulary

/// The inbox as a page: the open alerts first, the most serious on top; alerts that are asleep or resolved stay
/// readable below.
struct InboxPage {
    let visit: Visit
    let frame: PageFrame
    private let alerts: [Alert]
    private let day: CalendarDate?
    private let undelivered: Int
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
    static let templates = Result {
        try PageTemplates(adding: [
            "alert": PackageResources.alert_mustache, "alerts": PackageResources.alerts_mustache,
        ])
    }

    func render() throws -> Response {
        var page = self.frame.page(InboxText.title.text, try self.content())
        page.lead = self.day.map { InboxText.asOf($0)(self.frame.language) } ?? InboxText.beforeFirstDay(self.language)
        page.navigation = [PageLayout.Link(page.title, to: "/", isCurrent: true)]
        return self.frame.response(page)
    }

    private var language: PageLanguage { self.frame.language }

    private func content() throws -> HTML {
        let open = self.alerts.filter(\.isOpen).sorted(by: Self.isMoreUrgent)
        let asleep = open.filter { $0.snooze != nil }
        let unseen = open.filter { $0.snooze == nil && $0.acknowledgement == nil }
        let seen = open.filter { $0.snooze == nil && $0.acknowledgement != nil }
        let resolved = self.alerts.filter { !$0.isOpen }.sorted { ($0.raisedOn, $0.id) > ($1.raisedOn, $1.id) }
        var parts: [HTML] = []
        if let notice = self.notice { parts.append(self.html(Notice(notice.isError ? .error : .done, notice.text))) }
        if self.undelivered > 0 {
            parts.append(self.html(Notice(.error, InboxText.undelivered(self.undelivered))))
        }
        parts.append(
            self.html(
                NumberTiles(
                    [
                        (InboxText.countUnseen, unseen.count), (.countSeen, seen.count), (.countAsleep, asleep.count),
                        (.countResolved, resolved.count),
                    ].map { NumberTile($0.0.text, value: String($0.1)) }, isCompact: true)))
        let nothing = self.html(EmptyState(InboxText.nothing.text))
        parts.append(
            self.section("unseen", .unseen, unseen.isEmpty ? nothing : try self.list(unseen)))
        for (id, title, list) in [
            ("seen", InboxText.seen, seen), ("asleep", .asleep, asleep), ("resolved", .resolved, resolved),
        ] where !list.isEmpty {
            parts.append(self.section(id, title, try self.list(list)))
        }
        return .joined(parts)
    }

    private func html(_ part: some PageComponent) -> HTML { part.html(self.frame.context) }

    private func section(_ id: String, _ title: InboxText, _ content: HTML) -> HTML {
        self.html(PageSection(id: id, title.text, content: [content]))
    }

    private func list(_ alerts: [Alert]) throws -> HTML {
        try Self.templates.get().render("alerts", ["alerts": .each(alerts.map(self.values))])
    }

    private static func isMoreUrgent(_ left: Alert, _ right: Alert) -> Bool {
        let leftRank = (left.severity == .serious ? 0 : 1, left.raisedOn, left.id)
        let rightRank = (right.severity == .serious ? 0 : 1, right.raisedOn, right.id)
        return leftRank < rightRank
    }

    func text(_ text: PageText) -> String { text(self.language) }
}

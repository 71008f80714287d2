import Access
import EscalationDomain
import Pages
import SignIn
import Vocabulary

extension InboxPage {
    /// The template's values for one alert.
    func values(_ alert: Alert) -> [String: TemplateValue] {
        [
            "kind": .text(alert.isOpen ? (alert.severity == .serious ? "serious" : "attention") : "resolved"),
            "badges": .html(.joined(self.badges(alert).map { $0.html(self.frame.context) })),
            "title": .text(alert.title), "sentence": .text(alert.sentence), "since": .text(self.since(alert)),
            "acts": .each(self.acts(alert).map { ["text": .text($0)] }), "form": self.form(alert),
            "historyTitle": .text(self.frame.context.text(InboxText.history.text)),
            "history": .each(alert.history.map { ["text": .text(self.line($0))] }),
        ]
    }

    private func badges(_ alert: Alert) -> [Badge] {
        var badges = [
            Badge(
                alert.severity == .serious ? .serious : .attention,
                PageText(alert.severity.dutchName, alert.severity.englishName))
        ]
        if alert.isOpen, alert.audience == .administrative {
            badges.append(Badge(.serious, PageText(alert.audience.dutchName, alert.audience.englishName)))
        }
        if let closing = alert.closing {
            badges.append(
                Badge(
                    .good,
                    closing.member == nil
                        ? PageText(alert.status.dutchName, alert.status.englishName) : InboxText.closed.text))
        }
        return badges
    }

    /// The form of a member of the team; nobody else can say that the team has seen something.
    private func form(_ alert: Alert) -> TemplateValue {
        guard alert.isOpen, alert.acknowledgement == nil, self.visit.viewer.may(.acknowledgeAlert),
            let session = self.visit.session
        else { return .none }
        let (context, seats) = (self.frame.context, self.visit.viewer.seats)
        var form: [String: TemplateValue] = [
            "action": .text(context.site.link(PageAddress(path: ["alerts", alert.id, "acknowledge"]))),
            "token": .text(session.formToken), "id": .text(alert.id), "title": .text(alert.title),
            "button": .text(context.text(InboxText.acknowledge.text)),
        ]
        if seats.count > 1 {
            form["seats"] = .group([
                "id": .text(alert.id), "label": .text(context.text(InboxText.whichSeat.text)),
                "choose": .text(context.text(InboxText.pickSeat.text)),
                "members": .each(
                    seats.map {
                        ["id": .text($0.id), "name": .text(context.text(PageText($0.dutchName, $0.englishName)))]
                    }),
            ])
        }
        return .group(form)
    }

    /// The day since which it is open, and the day of the figures in its sentence.
    private func since(_ alert: Alert) -> String {
        guard alert.isOpen, let said = alert.lastSignalOn, said != alert.raisedOn else {
            return self.text(InboxText.since(alert.raisedOn))
        }
        return self.text(InboxText.since(alert.raisedOn, figuresOf: said))
    }

    /// The acts of people, a line each.
    private func acts(_ alert: Alert) -> [String] {
        guard alert.isOpen else { return alert.closing.map { [self.closed($0)] } ?? [] }
        let lines = [
            alert.acknowledgement.map { InboxText.seen(by: Self.member($0.member), on: $0.on) },
            alert.holder.map { InboxText.held(by: Self.member($0.member), until: $0.dueOn) },
            alert.snooze.map { InboxText.asleep(until: $0.until, by: Self.member($0.member)) },
        ]
        return lines.compactMap { $0.map(self.text) }
    }

    private func closed(_ closing: Closing) -> String {
        guard let member = closing.member else { return self.text(InboxText.resolved(on: closing.on)) }
        let how = closing.resolution.map { PageText($0.dutchName, $0.englishName) }
        return self.text(InboxText.closed(by: Self.member(member), on: closing.on, as: how))
    }

    private func line(_ change: AlertChange) -> String {
        let isAboutPeople = [AlertChange.Kind.assigned, .snoozed, .resolved].contains(change.kind)
        return self.text(
            InboxText.change(
                PageText(change.kind.dutchName, change.kind.englishName), on: change.on,
                note: isAboutPeople ? change.note : nil, by: change.by.map(Self.member)))
    }

    /// The name of a seat.
    private static func member(_ id: String) -> PageText {
        Seat(id).map { PageText($0.dutchName, $0.englishName) } ?? PageText(same: id)
    }
}

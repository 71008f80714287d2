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
        let raised = self.date(alert.raisedOn)
        guard alert.isOpen, let said = alert.lastSignalOn, said != alert.raisedOn else {
            return self.text("Sinds \(raised)", "Since \(raised)")
        }
        return self.text(
            "Sinds \(raised), cijfers van \(self.date(said))", "Since \(raised), figures of \(self.date(said))")
    }

    /// The acts of people, a line each.
    private func acts(_ alert: Alert) -> [String] {
        guard alert.isOpen else { return alert.closing.map { [self.closed($0)] } ?? [] }
        var lines: [String] = []
        if let seen = alert.acknowledgement {
            lines.append(
                self.text(
                    "Gezien door \(self.member(seen.member)) op \(self.date(seen.on))",
                    "Seen by \(self.member(seen.member)) on \(self.date(seen.on))"))
        }
        if let holder = alert.holder {
            let due = holder.dueOn.map { self.text(", uiterlijk \(self.date($0))", ", by \(self.date($0))") } ?? ""
            lines.append(
                self.text(
                    "In handen van \(self.member(holder.member))\(due)", "Held by \(self.member(holder.member))\(due)"))
        }
        if let snooze = alert.snooze {
            lines.append(
                self.text(
                    "In rust tot \(self.date(snooze.until)), door \(self.member(snooze.member))",
                    "Asleep until \(self.date(snooze.until)), by \(self.member(snooze.member))"))
        }
        return lines
    }

    private func closed(_ closing: Closing) -> String {
        let day = self.date(closing.on)
        guard let member = closing.member else { return self.text("Opgelost op \(day)", "Resolved on \(day)") }
        let how = closing.resolution.map { ": " + self.text($0.dutchName, $0.englishName) } ?? ""
        return self.text(
            "Afgesloten door \(self.member(member)) op \(day)\(how)", "Closed by \(self.member(member)) on \(day)\(how)"
        )
    }

    private func line(_ change: AlertChange) -> String {
        let isAboutPeople = [AlertChange.Kind.assigned, .snoozed, .resolved].contains(change.kind)
        let note = isAboutPeople ? change.note.map { ", " + $0 } ?? "" : ""
        let who = change.by.map { " · " + self.member($0) } ?? ""
        return "\(self.date(change.on)): \(self.text(change.kind.dutchName, change.kind.englishName))\(note)\(who)"
    }

    private func member(_ id: String) -> String {
        Seat(id).map { self.text($0.dutchName, $0.englishName) } ?? id
    }
}

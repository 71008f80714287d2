import Access
import EscalationDomain
import SignIn
import Vocabulary

extension InboxPage {
    /// The template's values for one alert.
    func values(_ alert: Alert) -> [String: Any] {
        var values: [String: Any] = [
            "id": alert.id, "title": alert.title, "sentence": alert.sentence,
            "class": alert.isOpen ? (alert.severity == .serious ? "serious" : "attention") : "resolved",
            "severity": alert.severity.dutchName,
            "severityClass": alert.severity == .serious ? "serious" : "attention",
            "since": self.since(alert), "acts": self.acts(alert),
            "historyTitle": self.text("Wat er gebeurde", "What happened"),
            "history": alert.history.map(self.line),
        ]
        if let closing = alert.closing {
            values["status"] = closing.member == nil ? alert.status.dutchName : self.text("afgesloten", "closed")
        }
        if alert.isOpen, alert.audience == .administrative { values["audience"] = alert.audience.dutchName }
        if alert.isOpen, alert.acknowledgement == nil, let form = self.form(alert) { values["form"] = form }
        return values
    }

    /// The form of a member of the team; nobody else can say that the team has seen something.
    private func form(_ alert: Alert) -> [String: Any]? {
        guard self.visit.viewer.may(.acknowledgeAlert), let session = self.visit.session else { return nil }
        let seats = self.visit.viewer.seats
        var form: [String: Any] = [
            "action": self.address("/alerts/\(alert.id)/acknowledge"), "token": session.formToken, "id": alert.id,
            "title": alert.title, "button": self.text("Gezien", "Seen"),
        ]
        if seats.count > 1 {
            form["seats"] =
                [
                    "label": self.text("Namens welke plek?", "For which seat?"),
                    "choose": self.text("Kies een plek", "Pick a seat"),
                    "members": seats.map { ["id": $0.id, "name": self.text($0.dutchName, $0.englishName)] },
                ] as [String: Any]
        }
        return form
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

    private func line(_ change: AlertChange) -> [String: Any] {
        let isAboutPeople = [AlertChange.Kind.assigned, .snoozed, .resolved].contains(change.kind)
        return [
            "on": self.date(change.on), "what": change.kind.dutchName,
            "note": isAboutPeople ? change.note.map { ", " + $0 } ?? "" : "",
            "who": change.by.map { " · " + self.member($0) } ?? "",
        ]
    }

    private func member(_ id: String) -> String {
        Seat(id).map { self.text($0.dutchName, $0.englishName) } ?? id
    }
}

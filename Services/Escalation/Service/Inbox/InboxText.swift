import Pages
import Vocabulary

/// All texts of the inbox, in both languages.
enum InboxText: PageTextTable {
    case title
    case beforeFirstDay
    case countUnseen
    case countSeen
    case countAsleep
    case countResolved
    case unseen
    case seen
    case asleep
    case resolved
    case nothing
    case history
    case acknowledge
    case whichSeat
    case pickSeat
    case closed
    case done
    case refused
    case memberMissing
    case notAnswered
    case alertUnknown
    case alertResolved
    case seatUnknown
    case dayPast

    var text: PageText {
        switch self {
        case .title: PageText("Meldingen", "Alerts")
        case .beforeFirstDay: PageText("De eerste dag moet nog beginnen.", "Before the first day.")
        case .countUnseen: PageText("Nog niet gezien", "Not seen yet")
        case .countSeen: PageText("Gezien, nog open", "Seen, still open")
        case .countAsleep: PageText("In rust", "Asleep")
        case .countResolved: PageText("Opgelost of afgesloten", "Resolved or closed")
        case .unseen: PageText("Nog niet gezien", "Not seen yet")
        case .seen: PageText("Gezien, nog open", "Seen, still open")
        case .asleep: PageText("In rust tot een dag", "Asleep until a day")
        case .resolved: PageText("Opgelost of afgesloten", "Resolved or closed")
        case .nothing: PageText("Er zijn geen nieuwe meldingen.", "There are no new alerts.")
        case .history: PageText("Wat er gebeurde", "What happened")
        case .acknowledge: PageText("Gezien", "Seen")
        case .whichSeat: PageText("Namens welke plek?", "For which seat?")
        case .pickSeat: PageText("Kies een plek", "Pick a seat")
        case .closed: PageText("afgesloten", "closed")
        case .done: PageText("De melding staat op gezien.", "The alert is marked as seen.")
        case .refused:
            PageText(
                "De registratie nam dit niet aan. De melding is niet veranderd.",
                "Registration did not accept this. The alert has not changed.")
        case .memberMissing:
            PageText("Kies eerst een plek. Klik daarna op ‘Gezien’.", "First pick a seat, then ‘Seen’.")
        case .notAnswered:
            PageText(
                "Er kwam geen antwoord. Uw bericht staat in de wachtrij; kijk over een paar minuten nog eens.",
                "No answer came. Your message is in the queue; look again in a few minutes.")
        case .alertUnknown:
            PageText("Deze melding bestaat niet.", "There is no such alert.")
        case .alertResolved:
            PageText(
                "Deze melding is al opgelost of afgesloten. U hoeft niets te doen.",
                "This alert is resolved or closed already. There is nothing to do.")
        case .seatUnknown:
            PageText(
                "Deze plek is er niet in het uitvoeringsteam. De melding is niet veranderd.",
                "The implementation team has no such seat. The alert has not changed.")
        case .dayPast:
            PageText(
                "Deze dag is al geweest. De melding is niet veranderd.",
                "That day has passed. The alert has not changed.")
        }
    }

    static func asOf(_ day: CalendarDate) -> PageText { PageText("Stand op \(day.dutch).", "As of \(day.english).") }

    static func undelivered(_ count: Int) -> PageText {
        PageText(
            "Berichten die niet aankwamen: \(count). Laat de beheerder kijken.",
            "Messages that did not arrive: \(count). Let the operator look.")
    }

    // MARK: About an alert

    static func since(_ day: CalendarDate, figuresOf said: CalendarDate? = nil) -> PageText {
        let (dutch, english) = ("Sinds \(day.dutch)", "Since \(day.english)")
        guard let said else { return PageText(dutch, english) }
        return PageText("\(dutch), cijfers van \(said.dutch)", "\(english), figures of \(said.english)")
    }

    static func seen(by member: PageText, on day: CalendarDate) -> PageText {
        PageText(
            "Gezien door \(member.dutch) op \(day.dutch)", "Seen by \(member.english) on \(day.english)")
    }

    static func held(by member: PageText, until due: CalendarDate?) -> PageText {
        PageText(
            "In handen van \(member.dutch)" + (due.map { ", uiterlijk \($0.dutch)" } ?? ""),
            "Held by \(member.english)" + (due.map { ", by \($0.english)" } ?? ""))
    }

    static func asleep(until day: CalendarDate, by member: PageText) -> PageText {
        PageText(
            "In rust tot \(day.dutch), door \(member.dutch)", "Asleep until \(day.english), by \(member.english)")
    }

    static func resolved(on day: CalendarDate) -> PageText {
        PageText("Opgelost op \(day.dutch)", "Resolved on \(day.english)")
    }

    static func closed(by member: PageText, on day: CalendarDate, as how: PageText?) -> PageText {
        PageText(
            "Afgesloten door \(member.dutch) op \(day.dutch)" + (how.map { ": " + $0.dutch } ?? ""),
            "Closed by \(member.english) on \(day.english)" + (how.map { ": " + $0.english } ?? ""))
    }

    /// A line of the history.
    static func change(_ what: PageText, on day: CalendarDate, note: String?, by member: PageText?) -> PageText {
        let note = note.map { ", " + $0 } ?? ""
        return PageText(
            "\(day.dutch): \(what.dutch)\(note)" + (member.map { " · " + $0.dutch } ?? ""),
            "\(day.english): \(what.english)\(note)" + (member.map { " · " + $0.english } ?? ""))
    }
}

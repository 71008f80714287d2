import Pages
import Vocabulary

/// The texts of the inbox that stand alone; those with names and days in them are beside their alert.
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
        }
    }

    static func asOf(_ day: CalendarDate) -> PageText { PageText("Stand op \(day.dutch).", "As of \(day.english).") }

    static func undelivered(_ count: Int) -> PageText {
        PageText(
            "Berichten die niet aankwamen: \(count). Laat de beheerder kijken.",
            "Messages that did not arrive: \(count). Let the operator look.")
    }
}

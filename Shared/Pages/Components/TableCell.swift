import Vocabulary

/// The content of a table's cell.
public enum TableCell: Sendable {
    case text(String)
    case words(PageText)
    case number(Double?, decimals: Int = 0)
    /// 31 for `31 %`.
    case percent(Double?, decimals: Int = 0)
    case date(CalendarDate?)
    case badge(Badge)
    case link(String, to: PageAddress)
    case html(HTML)

    /// Whether the cell stays on one line, as dates and numbers do.
    var isShort: Bool {
        switch self {
        case .number, .percent, .date: true
        case .text, .words, .badge, .link, .html: false
        }
    }

    /// Whether a row's name fits one line of a narrow table.
    var isShortName: Bool {
        switch self {
        case .text(let text), .link(let text, _): text.count <= 18
        case .words(let text): max(text.dutch.count, text.english.count) <= 18
        case .number, .percent, .date, .badge: true
        case .html: false
        }
    }

    func html(_ context: PageContext) -> HTML {
        switch self {
        case .text(let text): HTML(text)
        case .words(let text): HTML(context.text(text))
        case .number(let value, let decimals):
            HTML(PageNumber.text(value, decimals: decimals, context.language))
        case .percent(let value, let decimals):
            HTML(PageNumber.percent(value, decimals: decimals, context.language))
        case .date(let date):
            HTML(date.map { context.language.text($0.dutch, $0.english) } ?? DutchNotation.none)
        case .badge(let badge): badge.html(context)
        case .link(let text, let address):
            HTML(markup: "<a href=\"") + HTML(context.site.link(address)) + HTML(markup: "\">") + HTML(text)
                + HTML(markup: "</a>")
        case .html(let html): html
        }
    }
}

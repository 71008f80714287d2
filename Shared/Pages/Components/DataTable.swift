/// A table of figures or things. On a narrow screen each row becomes a card under its first cell.
public struct DataTable: PageComponent {
    public struct Column: Sendable {
        public enum Kind: Sendable {
            case text, number
        }

        let title: PageText
        let kind: Kind
        let sort: TableSort?

        public init(_ title: PageText, _ kind: Kind = .text, sort: TableSort? = nil) {
            self.title = title
            self.kind = kind
            self.sort = sort
        }
    }

    let id: String
    let caption: PageText
    let columns: [Column]
    let rows: [[TableCell]]
    let note: PageText?
    let csv: PageAddress?
    let empty: EmptyState?
    /// Keeps the caption for screen readers only, where a heading says the same.
    let hidesCaption: Bool

    /// - Parameters:
    ///   - id: unique on the page.
    ///   - rows: a cell for each column; missing ones are empty.
    ///   - csv: the whole list as a file.
    ///   - empty: in place of a table without rows.
    public init(
        id: String, caption: PageText, columns: [Column], rows: [[TableCell]], note: PageText? = nil,
        csv: PageAddress? = nil, empty: EmptyState? = nil, hidesCaption: Bool = false
    ) {
        self.id = id
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.note = note
        self.csv = csv
        self.empty = empty
        self.hidesCaption = hidesCaption
    }

    public func html(_ context: PageContext) -> HTML {
        if self.rows.isEmpty, let empty = self.empty { return empty.html(context) }
        return KitTemplate.table([
            "id": .text(self.id), "caption": context.value(self.caption), "hidesCaption": .flag(self.hidesCaption),
            "columns": .each(self.columns.map { self.values($0, context) }),
            "rows": .each(self.rows.map { ["cells": .each(self.cells($0, context))] }),
            "wide": .flag(self.canScroll), "cards": .flag(self.becomesCards),
            "figures": .flag(self.holdsFigures), "note": context.value(self.note),
            "csv": context.value(self.csv),
            "csvText": context.value(.csv),
        ])
    }

    /// Whether the table can be wider than the page, so that the keyboard has to reach it.
    private var canScroll: Bool {
        let titles = self.columns.map { $0.title.dutch + " " + $0.title.english }
        return self.columns.count > 6 || titles.contains { $0.split(separator: " ").contains { $0.count > 20 } }
    }

    /// Whether all but the names are numbers.
    private var holdsFigures: Bool { self.columns.dropFirst().allSatisfy { $0.kind == .number } }

    /// Whether each row becomes a card on a narrow screen. Short names with one or two numbers fit there as they are.
    private var becomesCards: Bool {
        let titles = self.columns.map { max($0.title.dutch.count, $0.title.english.count) }
        return self.columns.count > 3 || !self.holdsFigures || titles.contains { $0 > 12 }
            || self.rows.contains { $0.first?.isShortName == false }
    }

    private func values(_ column: Column, _ context: PageContext) -> [String: TemplateValue] {
        var values: [String: TemplateValue] = [
            "title": context.value(column.title), "number": .flag(column.kind == .number && !self.holdsFigures),
        ]
        guard let sort = column.sort else { return values }
        values["sort"] = .group([
            "address": context.value(sort.address), "sign": .text(sort.sign),
            "action": context.value(sort.order == .ascending ? KitText.descending : .ascending),
        ])
        values["order"] = .text(ifAny: sort.order?.rawValue)
        return values
    }

    private func cells(_ row: [TableCell], _ context: PageContext) -> [[String: TemplateValue]] {
        self.columns.enumerated().map { index, column in
            let cell = index < row.count ? row[index] : .text("")
            return [
                "content": .html(cell.html(context)),
                "short": .flag(column.kind == .text && (cell.isShort || index == 0 && cell.isShortName)),
                "label": context.value(column.title), "head": .flag(index == 0),
                "number": .flag(column.kind == .number && !self.holdsFigures),
            ]
        }
    }
}

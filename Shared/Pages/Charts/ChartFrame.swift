/// The words around a chart.
public struct ChartFrame: Sendable {
    let finding: PageText
    let subject: PageText
    let note: PageText?
    let csv: PageAddress?
    let origin: FigureOrigin
    let headingLevel: Int

    /// - Parameters:
    ///   - finding: the title, which says what the chart shows: `Het wachten werd korter`.
    ///   - subject: what is drawn, with its unit and period: `Wachttijd in weken, per kwartaal`.
    ///   - note: such as what the band means.
    ///   - headingLevel: 2 to 4, so that the headings of the page stay in order.
    public init(
        _ finding: PageText, subject: PageText, note: PageText? = nil, csv: PageAddress? = nil,
        origin: FigureOrigin = FigureOrigin(), headingLevel: Int = 3
    ) {
        self.finding = finding
        self.subject = subject
        self.note = note
        self.csv = csv
        self.origin = origin
        self.headingLevel = min(max(headingLevel, 2), 4)
    }
}

extension CalendarDate {
    private static let dutchMonths = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// As people in Utrecht write it: `1 augustus 2019`.
    public var dutch: String { "\(self.day) \(Self.dutchMonths[self.month - 1]) \(self.year)" }

    /// `1 August 2019`.
    public var english: String { "\(self.day) \(Self.englishMonths[self.month - 1]) \(self.year)" }
}

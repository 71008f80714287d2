/// Links to the pages of a long list.
public struct Pagination: PageComponent {
    let address: PageAddress
    let current: Int
    let count: Int

    /// - Parameters:
    ///   - address: the page, with its filters; the number goes into `page`.
    ///   - current: from 1; taken to the nearest page that exists.
    ///   - count: how many pages there are.
    public init(_ address: PageAddress, current: Int, of count: Int) {
        self.address = address
        self.count = max(1, count)
        self.current = min(max(1, current), self.count)
    }

    /// First, last, the current page and its neighbours; `nil` for a gap.
    var numbers: [Int?] {
        let shown = [1, self.count, self.current - 1, self.current, self.current + 1]
        let sorted = Set(shown.filter { (1...self.count).contains($0) }).sorted()
        return sorted.enumerated().flatMap { index, number -> [Int?] in
            guard index > 0, number - sorted[index - 1] > 1 else { return [number] }
            // A gap of one page is as wide as its number.
            return number - sorted[index - 1] == 2 ? [number - 1, number] : [nil, number]
        }
    }

    public func html(_ context: PageContext) -> HTML {
        guard self.count > 1 else { return .empty }
        func link(_ number: Int) -> TemplateValue { context.value(self.address.with([("page", String(number))])) }
        return KitTemplate.pagination([
            "label": context.value(.pages), "previousText": context.value(.previous), "nextText": context.value(.next),
            "previous": self.current > 1 ? link(self.current - 1) : .none,
            "next": self.current < self.count ? link(self.current + 1) : .none,
            "numbers": .each(
                self.numbers.map { number in
                    guard let number else { return ["gap": .flag(true)] }
                    let name = PageText("Pagina \(number) van \(self.count)", "Page \(number) of \(self.count)")
                    return [
                        "number": .text(PageNumber.text(Double(number), context.language)), "address": link(number),
                        "current": .flag(number == self.current), "name": context.value(name),
                    ]
                }),
        ])
    }
}

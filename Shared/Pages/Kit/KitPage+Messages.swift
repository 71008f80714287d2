extension KitPage {
    static func messages(_ context: PageContext) -> [HTML] {
        let notices = [
            Notice(.done, PageText("De melding staat op gezien.", "The alert is marked as seen.")),
            Notice(
                .info, title: PageText("Nieuwe telling", "New count"),
                PageText("Vanaf 1 juli tellen we ook omklapwoningen.", "From 1 July we count flips too.")),
            Notice(
                .attention, KitContent.long,
                actions: [PageAction(PageText("Bekijk wat er mist", "See what is missing"), to: "/kit")]),
            Notice(.error, title: KitContent.unbroken, KitContent.hostile),
        ]
        let badges = Badge.Kind.allCases.map { kind in Badge(kind, PageText(same: kind.rawValue)).html(context) }
        let states: [StatePage] = [.away(PageText("Matching", "Matching"))]
        let live = LiveRegion(
            id: "live", "/kit/events", .replace,
            content: Notice(.info, PageText("Dit deel werkt zichzelf bij.", "This part updates itself.")).html(context))
        return notices.map { $0.html(context) } + badges + [live.html(context)]
            + states.map { state in
                EmptyState(state.title, state.lead, actions: [PageAction(KitText.tryAgain.text, to: "/kit")])
                    .html(context)
            }
    }
}

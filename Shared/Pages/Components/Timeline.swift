import Vocabulary

/// What happened, in the order of the days.
public struct Timeline: PageComponent {
    public struct Event: Sendable {
        let on: CalendarDate
        let title: PageText
        let text: PageText?
        let by: String?
        let kind: Badge.Kind

        /// - Parameter by: the seat or the party that did it.
        public init(
            on: CalendarDate, _ title: PageText, text: PageText? = nil, by: String? = nil, kind: Badge.Kind = .neutral
        ) {
            self.on = on
            self.title = title
            self.text = text
            self.by = by
            self.kind = kind
        }
    }

    let events: [Event]

    public init(_ events: [Event]) {
        self.events = events
    }

    public func html(_ context: PageContext) -> HTML {
        guard !self.events.isEmpty else { return .empty }
        return KitTemplate.timeline([
            "events": .each(
                self.events.map { event in
                    [
                        "day": .text(event.on.description),
                        "date": .text(context.language.text(event.on.dutch, event.on.english)),
                        "title": context.value(event.title), "text": context.value(event.text),
                        "by": .text(ifAny: event.by), "kind": .text(event.kind.rawValue),
                        "sign": .text(event.kind.sign),
                    ]
                })
        ])
    }
}

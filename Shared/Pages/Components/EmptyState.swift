/// What stands in place of a list without entries: why it is empty, and what to do.
public struct EmptyState: PageComponent {
    let title: PageText
    let text: PageText?
    let actions: [PageAction]

    public init(_ title: PageText, _ text: PageText? = nil, actions: [PageAction] = []) {
        self.title = title
        self.text = text
        self.actions = actions
    }

    public func html(_ context: PageContext) -> HTML {
        KitTemplate.empty([
            "title": context.value(self.title), "text": context.value(self.text),
            "actions": .html(ifAny: PageAction.html(self.actions, context)),
        ])
    }
}

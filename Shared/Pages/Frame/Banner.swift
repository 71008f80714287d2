/// A message above every page, such as that this is a development installation.
public struct Banner: Sendable {
    let title: PageText
    let text: PageText

    public init(title: PageText, text: PageText) {
        self.title = title
        self.text = text
    }
}

/// A choice of a form field.
public struct FormOption: Sendable {
    let value: String
    let label: PageText

    public init(_ value: String, _ label: PageText) {
        self.value = value
        self.label = label
    }
}

/// The form of one field: the values that its reader accepts. The forms are recorded from the readers themselves, so
/// the published schemas cannot differ from the code.
public enum FieldForm: Equatable, Sendable {
    /// Text without control characters; its length is counted in code points.
    case text(maximum: Int)
    case pattern(TextPattern)
    case date
    case integer(ClosedRange<Int>)
    case flag
    case code([String])
    indirect case list(FieldForm, ClosedRange<Int>)
    case object(ObjectForm)

    var isReference: Bool { self == .pattern(.reference) }

    /// The form of a list's items.
    var item: FieldForm? {
        guard case .list(let item, _) = self else { return nil }
        return item
    }

    /// The form of an object's member; `nil` for a member that the contract does not know.
    func member(_ name: String) -> FieldForm? {
        guard case .object(let form) = self else { return nil }
        return form.fields.first { $0.name == name }?.form
    }
}

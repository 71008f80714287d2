public struct FieldDefinition: Equatable, Sendable {
    public let name: String
    public let form: FieldForm
    public internal(set) var isRequired: Bool
}

public struct ObjectForm: Equatable, Sendable {
    public internal(set) var fields: [FieldDefinition] = []
    public internal(set) var conditions: [FieldCondition] = []
}

/// Collects the form of one object while its reader runs without data.
final class FormRecorder {
    private(set) var form = ObjectForm()

    func add(_ name: String, _ field: FieldForm) {
        // `DataReader.value` finds nothing any more when all members were asked for.
        precondition(!self.form.fields.contains { $0.name == name }, "a reader asks for \(name) twice")
        self.form.fields.append(FieldDefinition(name: name, form: field, isRequired: false))
    }

    func require(_ name: String) {
        for index in self.form.fields.indices where self.form.fields[index].name == name {
            self.form.fields[index].isRequired = true
        }
    }

    func add(_ condition: FieldCondition) {
        self.form.conditions.append(condition)
    }
}

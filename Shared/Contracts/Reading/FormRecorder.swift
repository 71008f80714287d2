/// Collects the form of one object while its reader runs without data.
final class FormRecorder {
    private(set) var form = ObjectForm()

    func add(_ name: String, _ field: FieldForm) {
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

extension EventType {
    /// The form of this type's data, as its reader asks for it.
    public var form: ObjectForm { Self.forms[self] ?? self.recordedForm }

    private static let forms = Dictionary(uniqueKeysWithValues: EventType.allCases.map { ($0, $0.recordedForm) })

    private var recordedForm: ObjectForm {
        func record<T: EventData>(_ type: T.Type) -> ObjectForm {
            let recorder = FormRecorder()
            var reader = DataReader(recording: recorder)
            // A recording reader never rejects.
            _ = try? type.init(&reader)
            return recorder.form
        }
        return record(self.dataType)
    }
}

import KafkaClient

/// The changes that existing topics need.
struct SettingChanges {
    /// All settings that a topic is to have of its own: any setting left out would fall back to the cluster's default.
    private(set) var replacements: [String: [String: String]] = [:]
    private(set) var lines: [String] = []

    init(_ definitions: [TopicDefinition], actual: [String: [String: TopicSetting]]) {
        for definition in definitions {
            let settings = actual[definition.name] ?? [:]
            let wrong = definition.configuration.filter { settings[$0.key]?.value != $0.value }
            guard !wrong.isEmpty else { continue }
            let own = settings.filter(\.value.isOwn).mapValues(\.value)
            self.replacements[definition.name] = own.merging(definition.configuration) { $1 }
            for (name, value) in wrong.sorted(by: { $0.key < $1.key }) {
                let before = settings[name].map { "was \($0.value)" } ?? "was not set"
                self.lines.append("changed: \(definition.name) \(name)=\(value) (\(before))")
            }
        }
    }
}

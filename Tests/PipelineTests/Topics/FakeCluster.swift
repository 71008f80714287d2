import KafkaClient
import Pipeline
import Synchronization

/// Records the changes requested from a cluster: the development broker accepts no admin requests.
final class FakeCluster: ClusterAdministration {
    struct State {
        var topics: [String: TopicDefinition] = [:]
        var settings: [String: [String: TopicSetting]] = [:]
        var rules: [AccessRule] = []
        var replacements: [[String: [String: String]]] = []
        var refusal: KafkaError?
        var rightsRefusal: KafkaError?
        var replicas = 3
    }

    let state: Mutex<State>

    init(_ change: (inout State) -> Void = { _ in }) {
        var state = State()
        change(&state)
        self.state = Mutex(state)
    }

    var now: State { self.state.withLock { $0 } }

    func create(_ definitions: [TopicDefinition]) throws(KafkaError) -> [String] {
        try self.act { state in
            let fresh = definitions.filter { state.topics[$0.name] == nil }
            for definition in fresh {
                state.topics[definition.name] = definition
                state.settings[definition.name] = definition.configuration.mapValues { TopicSetting($0, isOwn: true) }
            }
            return fresh.map(\.name)
        }
    }

    func settings(of topics: [String]) throws(KafkaError) -> [String: [String: TopicSetting]] {
        try self.act { state in state.settings.filter { topics.contains($0.key) } }
    }

    func replaceSettings(_ settings: [String: [String: String]]) throws(KafkaError) {
        try self.act { state in
            if !settings.isEmpty { state.replacements.append(settings) }
            for (topic, values) in settings {
                state.settings[topic] = values.mapValues { TopicSetting($0, isOwn: true) }
            }
        }
    }

    func replicas(of topic: String) throws(KafkaError) -> [Int] { try self.act { [$0.replicas] } }

    func allow(_ rules: [AccessRule]) throws(KafkaError) {
        if let error = self.now.rightsRefusal { throw error }
        try self.act { $0.rules += rules }
    }

    private func act<T>(_ body: (inout State) -> T) throws(KafkaError) -> T {
        if let error = self.now.refusal { throw error }
        return self.state.withLock { body(&$0) }
    }
}

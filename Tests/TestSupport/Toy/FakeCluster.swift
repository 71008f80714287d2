import KafkaClient
import Pipeline
import Synchronization

/// Records the changes requested from a cluster: the development broker accepts no admin requests.
package final class FakeCluster: ClusterAdministration {
    package struct State {
        package var topics: [String: TopicDefinition] = [:]
        package var settings: [String: [String: TopicSetting]] = [:]
        package var rules: [AccessRule] = []
        package var replacements: [[String: [String: String]]] = []
        package var refusal: KafkaError?
        package var rightsRefusal: KafkaError?
        package var replicas = 3
    }

    package let state: Mutex<State>

    package init(_ change: (inout State) -> Void = { _ in }) {
        var state = State()
        change(&state)
        self.state = Mutex(state)
    }

    package var now: State { self.state.withLock { $0 } }

    package func create(_ definitions: [TopicDefinition]) throws(KafkaError) -> [String] {
        try self.act { state in
            let fresh = definitions.filter { state.topics[$0.name] == nil }
            for definition in fresh {
                state.topics[definition.name] = definition
                state.settings[definition.name] = definition.configuration.mapValues { TopicSetting($0, isOwn: true) }
            }
            return fresh.map(\.name)
        }
    }

    package func settings(of topics: [String]) throws(KafkaError) -> [String: [String: TopicSetting]] {
        try self.act { state in state.settings.filter { topics.contains($0.key) } }
    }

    package func replaceSettings(_ settings: [String: [String: String]]) throws(KafkaError) {
        try self.act { state in
            if !settings.isEmpty { state.replacements.append(settings) }
            for (topic, values) in settings {
                state.settings[topic] = values.mapValues { TopicSetting($0, isOwn: true) }
            }
        }
    }

    package func replicas(of topic: String) throws(KafkaError) -> [Int] { try self.act { [$0.replicas] } }

    package func allow(_ rules: [AccessRule]) throws(KafkaError) {
        if let error = self.now.rightsRefusal { throw error }
        try self.act { $0.rules += rules }
    }

    private func act<T>(_ body: (inout State) -> T) throws(KafkaError) -> T {
        if let error = self.now.refusal { throw error }
        return self.state.withLock { body(&$0) }
    }
}

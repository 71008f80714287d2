import CLibrdkafka

/// Messages as values, each with its own headers.
struct SeparateMessages: OutgoingMessages {
    private let messages: [KafkaMessage]
    let topics: [String]
    private let topicOfMessage: [Int]

    init(_ messages: [KafkaMessage]) {
        self.messages = messages
        var topics: [String] = []
        var indices: [String: Int] = [:]
        self.topicOfMessage = messages.map { message in
            if let index = indices[message.topic] { return index }
            indices[message.topic] = topics.count
            topics.append(message.topic)
            return topics.count - 1
        }
        self.topics = topics
    }

    var count: Int { self.messages.count }
    var size: Int { self.messages.reduce(0) { $0 + $1.size } }

    func topic(of index: Int) -> Int { self.topicOfMessage[index] }

    func produce(
        _ index: Int, to topic: TopicHandle, of client: ClientHandle, opaque: UnsafeMutableRawPointer?
    ) -> rd_kafka_resp_err_t {
        let message = self.messages[index]
        let partition = message.partition ?? -1
        // Names and values are laid out end to end in one buffer each, so that plain pointers into them suffice.
        let names = message.headers.map { Array($0.name.utf8CString) }
        let nameBytes = names.flatMap { $0 }
        let valueBytes = message.headers.flatMap(\.value) + [0]
        return nameBytes.withUnsafeBufferPointer { nameBuffer in
            valueBytes.withUnsafeBytes { valueBuffer in
                var namePointers: [UnsafePointer<CChar>?] = []
                var valuePointers: [UnsafeRawPointer?] = []
                var nameOffset = 0
                var valueOffset = 0
                for (header, name) in zip(message.headers, names) {
                    namePointers.append(nameBuffer.baseAddress.map { $0 + nameOffset })
                    valuePointers.append(valueBuffer.baseAddress.map { $0 + valueOffset })
                    nameOffset += name.count
                    valueOffset += header.value.count
                }
                return message.key.withUnsafeBytes { key in
                    message.value.withUnsafeBytes { value in
                        doorstroom_produce_headers(
                            client.pointer, topic.pointer, partition, key.baseAddress, key.count, value.baseAddress,
                            value.count, message.headers.count, namePointers, valuePointers,
                            message.headers.map(\.value.count), opaque)
                    }
                }
            }
        }
    }
}

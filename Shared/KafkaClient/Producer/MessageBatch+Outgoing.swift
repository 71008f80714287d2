import CLibrdkafka

extension MessageBatch: OutgoingMessages {
    var size: Int { self.entries.reduce(0) { $0 + $1.key.count + $1.value.count } }

    var topics: [String] { self.targets.map(\.topic) }

    func topic(of index: Int) -> Int { self.entries[index].target }

    func produce(
        _ index: Int, to topic: TopicHandle, of client: ClientHandle, opaque: UnsafeMutableRawPointer?
    ) -> rd_kafka_resp_err_t {
        let entry = self.entries[index]
        let partition = self.targets[entry.target].partition ?? -1
        return self.bytes.withUnsafeBytes { bytes in
            self.contentType.withUnsafeBytes { type in
                doorstroom_produce(
                    client.pointer, topic.pointer, partition, bytes.baseAddress.map { $0 + entry.key.lowerBound },
                    entry.key.count, bytes.baseAddress.map { $0 + entry.value.lowerBound }, entry.value.count,
                    type.baseAddress?.assumingMemoryBound(to: CChar.self), type.count, opaque)
            }
        }
    }
}

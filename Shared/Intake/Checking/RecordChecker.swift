import Contracts
import KafkaClient

/// Runs every check that needs no state, against the directory of partners at one moment.
struct RecordChecker: Sendable {
    private let validator: EventValidator
    private let directory: PartnerDirectory
    private let topics: Topics
    private let region: String

    /// Fewer records than this are checked on one core.
    private static let parallelThreshold = 500

    init(_ directory: PartnerDirectory, topics: Topics, region: String) {
        self.validator = EventValidator(directory: directory)
        self.directory = directory
        self.topics = topics
        self.region = region
    }

    /// Uses both cores when there is much to check, and never the caller's actor, which the commits need.
    /// - Returns: the records of known partners, in order.
    func check(_ records: [KafkaRecord]) async -> [CheckedRecord] {
        guard !records.isEmpty else { return [] }
        let middle = records.count > Self.parallelThreshold ? records.count / 2 : records.count
        async let first = self.check(records[..<middle])
        async let second = self.check(records[middle...])
        return await first + (await second)
    }

    private func check(_ slice: ArraySlice<KafkaRecord>) -> [CheckedRecord] {
        // Adjacent records mostly come from the same topic.
        var last: (topic: String, owner: Partner?) = ("", nil)
        var headers: [EventHeader] = []
        return slice.compactMap { record in
            if record.source.topic != last.topic {
                let partner = self.topics.partner(ofIntake: record.source.topic)
                last = (record.source.topic, partner.flatMap { self.directory[$0] })
            }
            guard let owner = last.owner else { return nil }
            if !record.headers.elementsEqual(headers, by: { $0.name == $1.name && $0.value == $1.value }) {
                headers = record.headers.map { EventHeader($0.name, $0.value) }
            }
            return self.check(
                source: record.source, offset: record.offset, body: record.value, headers: headers, owner: owner)
        }
    }

    func check(
        source: TopicPartition, offset: Int64, body: [UInt8], headers: [EventHeader], owner: Partner?
    ) -> CheckedRecord {
        CheckedRecord(
            source: source, offset: offset, body: body, headers: headers,
            validation: self.validator.validate(body: body, headers: headers, owner: owner), region: self.region)
    }
}

import Contracts
import Foundation
import JSON
import Pipeline

/// Makes stream events from what partners and services send, numbered as on the stream.
public struct StreamWriter {
    private var numbers: [ServiceName: Int64] = [:]

    public init() {}

    /// An event of a partner: the contract's own sample of the type with changes, accepted by the contract.
    ///
    /// - Parameters:
    ///   - subject: the event's own reference, which is also put into the data.
    ///   - changes: members of the data to set; `null` removes the sample's member.
    /// - Throws: `UnwritableEvent` when the contract rejects it.
    public mutating func event(
        _ type: EventType, _ subject: String, from partner: String, _ changes: [String: JSONValue] = [:]
    ) throws -> StreamEvent {
        guard let owner = PartnerDirectory.plan[partner] else { throw UnwritableEvent(reason: "no partner \(partner)") }
        var members = try Self.sample(type)
        var changes = changes
        changes[type.form.fields[0].name] = .string(subject)
        for (name, value) in changes.sorted(by: { $0.key < $1.key }) {
            members.removeAll { $0.name == name }
            if value != .null { members.append(JSONMember(name, value)) }
        }
        let number = self.next(.registration)
        let event = CloudEvent(
            id: "event-\(number)", source: owner.source, type: type.wireName, subject: subject, data: .object(members))
        let validation = EventValidator(directory: .plan).validate(
            body: event.bytes, headers: [EventHeader("content-type", CloudEvent.structuredContentType)], owner: owner)
        guard case .valid = validation else { throw UnwritableEvent(reason: "\(type) is not accepted: \(validation)") }
        return try self.stored(
            event, of: .registration, number,
            [
                JSONMember("partner", .string(partner)), JSONMember("partnerkind", .string(owner.kind.rawValue)),
            ])
    }

    /// An event that one of our services emits.
    public mutating func event(
        of service: ServiceName, _ type: String, _ subject: String, _ data: JSONValue
    ) throws -> StreamEvent {
        let number = self.next(service)
        let event = CloudEvent(
            id: "\(service.rawValue)-\(number)", source: service.source, type: type, subject: subject, data: data)
        return try self.stored(event, of: service, number, [])
    }

    private mutating func next(_ stream: ServiceName) -> Int64 {
        self.numbers[stream, default: 0] += 1
        return self.numbers[stream] ?? 0
    }

    private func stored(
        _ event: CloudEvent, of stream: ServiceName, _ number: Int64, _ more: [JSONMember]
    ) throws -> StreamEvent {
        guard case .object(let members) = try JSONParser.parse(event.bytes) else {
            throw UnwritableEvent(reason: "not an object")
        }
        let all = members + [JSONMember("sequence", .string(String(number)))] + more
        return try StreamEvent(stream: stream, bytes: JSONWriter.bytes(.object(all)))
    }

    private static func sample(_ type: EventType) throws -> [JSONMember] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/contract/samples/\(type.rawValue).valid.json")
        guard case .object(let members)? = try JSONParser.parse([UInt8](Data(contentsOf: file)))["data"] else {
            throw UnwritableEvent(reason: "\(type) has no sample")
        }
        return members
    }

    public struct UnwritableEvent: Error, CustomStringConvertible {
        let reason: String
        public var description: String { self.reason }
    }
}

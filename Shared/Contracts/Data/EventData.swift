import JSON
import Vocabulary

/// The data of one event type, read with every check that needs no state.
public protocol EventData: Equatable, Sendable {
    static var type: EventType { get }
    /// The aggregate's own reference, which `subject` has to equal.
    var subject: String { get }
    /// References to other aggregates: an event waits while one of them has a parked event.
    var references: [String] { get }
    /// The party that the data name, when that is not always the sender; `SenderRules` checks it against the sender.
    var party: NamedParty? { get }
    /// The group of the client in the data, when the sender states it.
    var clientGroup: TargetGroup? { get }
    /// - Throws: the first rejection, in the order of the fields.
    init(_ reader: inout DataReader) throws(Rejection)
}

extension EventData {
    public var references: [String] { [] }
    public var party: NamedParty? { nil }
    public var clientGroup: TargetGroup? { nil }
}

extension EventData {
    /// Reads data in place.
    public static func read(_ node: JSONNode) throws(Rejection) -> Self {
        try node.read { (view) throws(Rejection) in
            var reader = try DataReader(view, ReadingContext(view, recordedAt: nil))
            return try Self(&reader)
        }
    }
}

extension EventType {
    /// Reads the data of this type.
    /// - Parameter recordedAt: the moment (RFC 3339) on whose day codes that come and go have to be valid; without one
    ///   any day will do.
    func content(of node: JSONNode, recordedAt: String? = nil) throws(Rejection) -> ReadData {
        try node.read { (view) throws(Rejection) in
            let context = ReadingContext(view, recordedAt: recordedAt)
            var reader = try DataReader(view, context)
            let content = try EventContent(self, &reader)
            reader.noteUnknown()
            return ReadData(content: content, facts: EventFacts(content.data), unknown: context.unknown)
        }
    }

    /// Reads the data of this type for callers that treat all types alike.
    /// - Parameter recordedAt: as above.
    /// - Returns: the data and the pointers of members that the contract does not know.
    public func read(
        _ node: JSONNode, recordedAt: String? = nil
    ) throws(Rejection) -> (data: any EventData, unknown: [String]) {
        let read = try self.content(of: node, recordedAt: recordedAt)
        return (read.content.data, read.unknown)
    }

    /// The references in data of this type, as `EventData.references`.
    public func references(in node: JSONNode) throws(Rejection) -> [String] {
        try self.content(of: node).facts.references
    }
}

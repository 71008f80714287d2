import JSON
import Vocabulary

/// The size of a corporation within the city, which decides its quota (MAT-1).
public struct CorporationSized: ComposedEventData {
    public static let type = EventType.corporationSized
    public var corporationId: String
    public var dwellings: Int
    public var asOf: CalendarDate

    public var subject: String { self.corporationId }

    public init(corporationId: String, dwellings: Int, asOf: CalendarDate) {
        self.corporationId = corporationId
        self.dwellings = dwellings
        self.asOf = asOf
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.corporationId = try reader.reference("corporationId")
        self.dwellings = try reader.integer("dwellings", in: 0...10_000_000)
        self.asOf = try reader.date("asOf")
    }

    public var json: JSONValue {
        [
            "corporationId": .string(self.corporationId), "dwellings": JSONValue(self.dwellings),
            "asOf": .string(self.asOf.description),
        ]
    }
}

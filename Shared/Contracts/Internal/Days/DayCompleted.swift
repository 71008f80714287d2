import JSON
import Vocabulary

/// The rules of a day have run in a service: all its events about the day come before this one.
public struct DayCompleted: InternalData {
    public let date: CalendarDate
    public let service: ServiceName
    /// For each input, the number of the event with which the day began or was completed there.
    public let inputs: [Input]

    public struct Input: Equatable, Sendable {
        public let stream: ServiceName
        public let sequence: Int64

        public init(stream: ServiceName, sequence: Int64) {
            self.stream = stream
            self.sequence = sequence
        }
    }

    public init(date: CalendarDate, service: ServiceName, inputs: [Input]) {
        self.date = date
        self.service = service
        self.inputs = inputs
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.date = try reader.date("date")
        self.service = try reader.code("service")
        self.inputs = try reader.object("inputs") { (inputs) throws(Rejection) in
            let numbers: [(ServiceName, Int?)] = [
                (.registration, try inputs.optionalCount("registration")),
                (.matching, try inputs.optionalCount("matching")),
                (.monitoring, try inputs.optionalCount("monitoring")),
            ]
            return numbers.compactMap { stream, number in
                number.map { Input(stream: stream, sequence: Int64($0)) }
            }
        }
    }

    public var json: JSONValue {
        [
            "date": .string(self.date.description), "service": .string(self.service.rawValue),
            "inputs": .object(self.inputs.map { JSONMember($0.stream.rawValue, .integer($0.sequence)) }),
        ]
    }
}

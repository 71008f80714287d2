import Contracts
import Foundation

extension JSONValue {
    /// A Codable value of a domain as JSON of the contract. For what follows from an event, not for the intake.
    public init(encoding value: some Encodable) throws {
        self = try JSONParser.parse(Array(try JSONEncoder().encode(value)))
    }
}

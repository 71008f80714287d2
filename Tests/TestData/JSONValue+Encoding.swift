import Contracts
import Foundation
import JSON

extension JSONValue {
    /// A stored document as the read APIs list it.
    public init(encoding value: some Encodable) throws {
        self = try JSONParser.parse(Array(try JSONEncoder().encode(value)))
    }
}

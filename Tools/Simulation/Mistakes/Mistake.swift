import Contracts
import JSON

/// An invalid event and the place to which the validator should point.
struct Mistake {
    let json: JSONValue
    let pointer: String
}

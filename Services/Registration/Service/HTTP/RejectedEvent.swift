import Contracts
import HTTPTypes
import JSON
import ServiceKit

/// An event of a request that the contract rejects; the answer has the contract's code and pointer.
struct RejectedEvent: Error {
    let rejection: Rejection
    /// Index of the event in a batch; `nil` for a single event.
    let index: Int?

    var problem: Problem {
        let code = self.rejection.code
        return Problem(
            code == .eventTooLarge ? .contentTooLarge : .badRequest, code.title.english,
            type: "https://doorstroom.nl/codes/\(code.rawValue)", title: code.title.dutch,
            members: [
                ("code", .string(code.rawValue)), ("pointer", .string(self.rejection.pointer)),
                ("expected", self.rejection.expected.map { .string($0) }), ("index", self.index.map { JSONValue($0) }),
            ])
    }
}

import Hummingbird

/// An answer about persons, with the references that it shows: they stand in the read log before it is sent.
public struct PersonalAnswer: Sendable {
    let response: Response
    let persons: [String]

    public init(_ response: Response, persons: [String]) {
        self.response = response
        self.persons = persons
    }
}

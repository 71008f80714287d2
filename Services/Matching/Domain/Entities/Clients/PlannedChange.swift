import Vocabulary

/// A change of an application with the day on which it holds.
public struct PlannedChange: Codable, Equatable, Sendable {
    public enum Kind: Codable, Equatable, Sendable {
        case pause
        case resume
        /// - Parameter reason: a code of the contract.
        case withdraw(reason: String)
    }

    public let kind: Kind
    public let on: CalendarDate

    public init(_ kind: Kind, on day: CalendarDate) {
        self.kind = kind
        self.on = day
    }
}

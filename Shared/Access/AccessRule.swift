/// One cell of the table: what a role sees of a kind of data.
public struct AccessRule: Hashable, Sendable, CustomStringConvertible {
    public enum Reach: Hashable, Sendable {
        case everybody
        /// Rows of the party for which the role was given.
        case ownParty
    }

    public let view: View
    public let reach: Reach

    public static let nothing = AccessRule(view: .nothing, reach: .everybody)
    public static let masked = AccessRule(view: .masked, reach: .everybody)
    public static let whole = AccessRule(view: .whole, reach: .everybody)
    public static let own = AccessRule(view: .whole, reach: .ownParty)
    public static let ownMasked = AccessRule(view: .masked, reach: .ownParty)

    public var description: String { self.reach == .ownParty ? "own, \(self.view.name)" : self.view.name }
}

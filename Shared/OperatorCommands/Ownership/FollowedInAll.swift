/// A command of one service that has a consequence in all four: the tool `doorstroom` runs the words there afterwards.
public protocol FollowedInAll: ServiceOwned {
    var consequence: [String] { get }
}

import ArgumentParser
import Contracts

/// A command that one service executes; `doorstroom` passes the arguments on to that service's program.
public protocol ServiceOwned: ParsableCommand, Sendable {
    static var owner: ServiceName { get }
}

public protocol RegistrationOwned: ServiceOwned {}

extension RegistrationOwned {
    public static var owner: ServiceName { .registration }
}

public protocol MatchingOwned: ServiceOwned {}

extension MatchingOwned {
    public static var owner: ServiceName { .matching }
}

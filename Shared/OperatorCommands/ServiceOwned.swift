import ArgumentParser
import Contracts

/// A command that one service carries out; `doorstroom` hands its words on to that service's program.
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

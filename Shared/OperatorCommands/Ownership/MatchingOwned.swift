import ArgumentParser
import Contracts

public protocol MatchingOwned: ServiceOwned {}

extension MatchingOwned {
    public static var owner: ServiceName { .matching }
}

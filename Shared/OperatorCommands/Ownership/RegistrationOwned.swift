import ArgumentParser
import Contracts

public protocol RegistrationOwned: ServiceOwned {}

extension RegistrationOwned {
    public static var owner: ServiceName { .registration }
}

import ArgumentParser
import Contracts

/// A command that one service executes; `doorstroom` passes the arguments on to that service's program.
public protocol ServiceOwned: ParsableCommand, Sendable {
    static var owner: ServiceName { get }
}

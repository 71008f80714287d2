import Access
import ArgumentParser
import Foundation
import Vocabulary

/// The tokens with which machines read pages' data: dashboards, scripts, the municipality's own systems.
public struct TokenCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Adds, lists and revokes the tokens with which machines read.",
        subcommands: [Add.self, List.self, Revoke.self])

    public init() {}

    public struct Add: ForwardedCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Adds a token and shows it, this one time.",
            discussion: """
                A scope is a kind of data: \(DataKind.allCases.map(\.rawValue).joined(separator: ", ")). References to \
                persons are left out unless the scope ends in :whole, as in placements:whole.
                """)

        @OptionGroup public var arguments: Arguments

        public struct Arguments: ParsableArguments, Sendable {
            @Argument(help: "Its name, which the read log shows.")
            public var name: String

            @Option(name: .customLong("scope"), help: "A kind of data that it may read; may be repeated.")
            public var scopes: [String]

            @Option(help: "The number of days after which it ends.")
            public var days: Int?

            @Flag(help: "Revoke the token that has this name.")
            public var replace = false

            @Option(help: .init("SHA-256 of a token that exists already, in hexadecimal digits.", visibility: .hidden))
            public var digest: String?

            public init() {}

            public func validate() throws {
                guard !self.name.isEmpty, self.name.utf8.count <= 60,
                    self.name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
                else { throw ValidationError("a token's name has 1 to 60 visible ASCII characters and no spaces") }
                do {
                    guard !(try Scopes(texts: self.scopes)).views.isEmpty else {
                        throw ValidationError("name at least one scope")
                    }
                } catch let error as AccessError {
                    throw ValidationError("\(error)")
                }
                if let days = self.days, !(1...3_650).contains(days) {
                    throw ValidationError("days has to be 1 to 3650")
                }
                if let digest = self.digest, Hexadecimal.bytes(digest)?.count != 32 {
                    throw ValidationError("a digest has 64 hexadecimal digits")
                }
            }
        }

        public init() {}
    }

    public struct List: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Lists all tokens, revoked ones as well, one JSON line each.")

        public init() {}
    }

    public struct Revoke: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(abstract: "Ends a token at once.")

        @Argument(help: "Its name.")
        public var name: String

        public init() {}
    }
}

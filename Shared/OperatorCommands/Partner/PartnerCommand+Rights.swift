import ArgumentParser

extension PartnerCommand {
    public struct Rights: RegistrationOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Makes the topics of registered partners, and gives their rights.",
            discussion: "Safe to repeat. With --all for every active partner, such as the plan's.")

        @Argument(help: "Its id.")
        public var id: String?

        @Option(help: "The broker's principal that gets the rights, as User:NAME; without it User:<id>.")
        public var principal: String?

        @Flag(help: "All active partners.")
        public var all = false

        @Option(help: "With --all: a file with a partner's id and its principal on each line.")
        public var principalsFile: String?

        public init() {}

        public func validate() throws {
            guard (self.id == nil) == self.all else { throw ValidationError("partner rights needs an id, or --all") }
            guard self.principal == nil || !self.all else {
                throw ValidationError("--principal is for one partner; --principals-file is for all")
            }
            guard self.principalsFile == nil || self.all else {
                throw ValidationError("--principals-file goes with --all")
            }
        }
    }
}

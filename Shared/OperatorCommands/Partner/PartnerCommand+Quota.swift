import ArgumentParser

/// The usage of partners, and their quotas.
extension PartnerCommand {
    public struct Usage: RegistrationOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Shows how much each partner sent today and may send, one JSON line each.")

        @Argument(help: "One partner's id; without it all of them.")
        public var id: String?

        public init() {}
    }

    public struct Quota: RegistrationOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Sets how much a partner may send in a day, instead of the standard quota.")

        @Argument(help: "Its id.")
        public var id: String

        @Option(help: "Events a day.")
        public var events: Int64?

        @Option(help: "Bytes a day, of the events as the partner sent them.")
        public var bytes: Int64?

        @Flag(help: "Sets the standard quota again.")
        public var standard = false

        public init() {}

        public func validate() throws {
            guard self.standard ? self.events == nil && self.bytes == nil : self.events != nil && self.bytes != nil
            else { throw ValidationError("Give --events N and --bytes N, or --standard.") }
            for (option, number) in [("--events", self.events), ("--bytes", self.bytes)] where (number ?? 1) < 1 {
                throw ValidationError("\(option) needs a whole number above 0; to stop a partner, disable it")
            }
        }
    }
}

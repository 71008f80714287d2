import ArgumentParser

/// The usage of partners, and their quotas.
extension PartnerCommand {
    public struct Usage: RegistrationOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Shows today's usage and quota of partners, one JSON line each.")

        @Argument(help: "One partner's id; by default all partners.")
        public var id: String?

        public init() {}
    }

    public struct Quota: RegistrationOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Sets a partner's own daily quota, instead of the standard one.")

        @Argument(help: "The partner's id.")
        public var id: String

        @Option(help: "Events a day.")
        public var events: Int64?

        @Option(help: "Bytes a day, counted as received.")
        public var bytes: Int64?

        @Flag(help: "Restores the standard quota.")
        public var standard = false

        public init() {}

        public func validate() throws {
            guard self.standard ? self.events == nil && self.bytes == nil : self.events != nil && self.bytes != nil
            else { throw ValidationError("Give --events N and --bytes N, or --standard.") }
            for (option, number) in [("--events", self.events), ("--bytes", self.bytes)] where (number ?? 1) < 1 {
                throw ValidationError("\(option) must be a whole number above 0; to stop a partner, disable it")
            }
        }
    }
}

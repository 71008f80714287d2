import ArgumentParser
import Contracts
import ServiceKit

extension PartnerCommand {
    public struct Add: RegistrationOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Makes a partner's topics, rights and token, and prints the sheet to hand over.",
            discussion: "On a running installation it is found within thirty seconds. The token is shown once.")

        @Argument(help: "Its id: 2 to 40 of a-z 0-9 -.")
        public var id: String

        @Option(help: "Its name for people: one line of at most 100 characters.")
        public var name: String

        @Option(
            help:
                "institution, corporation, landlord, allocation-office, association, municipality or implementation-team."
        )
        public var kind: String

        @Option(help: "A further source it may use, such as urn:nld:oin:…; may be repeated.")
        public var source: [String] = []

        @Option(help: "The broker's principal that gets the rights, as User:NAME; without it User:<id>.")
        public var principal: String?

        public init() {}

        public func validate() throws { _ = try self.partner() }

        /// - Throws: `ValidationError` that names the wrong part.
        public func partner() throws(ValidationError) -> Partner {
            guard Partner.isValid(id: self.id) else {
                throw ValidationError("a partner's id is 2 to 40 of a-z 0-9 -, with a letter or digit first and last")
            }
            let kinds = PartnerKind.allCases.filter { $0 != .calendar }
            guard let kind = kinds.first(where: { $0.rawValue == self.kind }) else {
                throw ValidationError(
                    "--kind has to be one of \(kinds.map(\.rawValue).joined(separator: ", "))")
            }
            try OneLineText.validate(self.name, "--name", maximum: Partner.maximumNameLength)
            for source in self.source {
                try OneLineText.validate(source, "--source", maximum: Partner.maximumSourceLength)
                let isPlain = source.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || "-._~:/".utf8.contains(byte)
                }
                guard isPlain, source.contains(":"), !source.hasSuffix(":") else {
                    throw ValidationError("the source «\(source)» is not a URI of letters, digits and - . _ ~ : /")
                }
            }
            return Partner(id: self.id, kind: kind, name: self.name, furtherSources: self.source)
        }
    }
}

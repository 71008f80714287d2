/// The user to whom a right is granted, such as `User:lister`.
///
/// A broker stores any text. One without a type, such as `carol`, breaks authorisation for every other user of the
/// cluster until it is removed again.
public struct Principal: Sendable, Hashable, CustomStringConvertible {
    private static let type = "User:"

    public let description: String

    /// - Throws: `configuration`, with the fault and the correct form.
    public init(_ text: String) throws(KafkaError) {
        guard text.hasPrefix(Self.type) else {
            throw KafkaError(
                .configuration,
                "«\(text)» is no principal: it begins with «\(Self.type)», as in \(Self.type)\(Self.likely(text))")
        }
        let name = text.dropFirst(Self.type.count)
        guard !name.isEmpty, text.utf8.count <= 255 else {
            throw KafkaError(.configuration, "«\(text)» is no principal: its name has 1 to 250 bytes")
        }
        guard name != "*" else {
            throw KafkaError(.configuration, "«\(text)» means all users: name one")
        }
        guard !name.hasPrefix(" "), !name.hasSuffix(" "), !KafkaName.hasControlCharacters(text) else {
            throw KafkaError(
                .configuration, "«\(text)» is no principal: it holds a control character, or a space first or last")
        }
        self.description = text
    }

    /// The name that was probably meant when the type is missing or misspelt.
    private static func likely(_ text: String) -> String {
        let name = text.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
        let plain = name.filter { !$0.isWhitespace && $0 != "*" }
        return plain.isEmpty ? "lister" : plain
    }
}

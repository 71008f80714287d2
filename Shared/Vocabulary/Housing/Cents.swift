/// Amounts are whole euro cents; binary fractions never touch money.
public struct Cents: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let value: Int

    public init(_ value: Int) {
        self.value = value
    }

    public static func < (left: Cents, right: Cents) -> Bool { left.value < right.value }

    public var description: String {
        let cents = self.value.magnitude % 100
        return "\(self.value < 0 ? "-" : "")\(self.value.magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    public init(from decoder: any Decoder) throws {
        self.value = try decoder.singleValueContainer().decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.value)
    }
}

/// A good start in the dwelling (REG-20).
public struct GoodStart: Equatable, Sendable {
    public let automaticRentPayment: Bool
    public let furnished: Bool

    init(_ reader: inout DataReader) throws(Rejection) {
        self.automaticRentPayment = try reader.optionalFlag("automaticRentPayment") ?? false
        self.furnished = try reader.optionalFlag("furnished") ?? false
    }
}

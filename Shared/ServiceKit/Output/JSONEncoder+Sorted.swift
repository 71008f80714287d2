import Foundation

extension JSONEncoder {
    /// Sorts the members, so that equal values give equal bytes.
    public static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

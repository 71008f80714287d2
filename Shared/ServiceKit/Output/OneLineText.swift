import Vocabulary

/// Checks texts that an operator types and others see later, such as names and reasons.
public enum OneLineText {
    /// - Parameters:
    ///   - what: the name of the text in the error, such as `--name`.
    ///   - maximum: in code points.
    /// - Throws: `UsageError` when the text is empty or too long, holds a line break or another invisible character, or
    ///   begins or ends with a blank.
    public static func checked(_ text: String, _ what: String, maximum: Int) throws(UsageError) -> String {
        guard !text.isEmpty else { throw UsageError("\(what) needs a text") }
        // Code points, as everywhere in the contract.
        let count = text.unicodeScalars.count
        guard count <= maximum else {
            throw UsageError("\(what) has \(count) characters: at most \(maximum)")
        }
        if let place = text.unicodeScalars.enumerated().first(where: { !PrintableText.isHarmless($0.element) }) {
            throw UsageError(
                "\(what) holds \(PrintableText.escape(place.element)) at character \(place.offset + 1): a line break or "
                    + "another invisible character; give it as one line of visible text")
        }
        func isBlank(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isWhitespace == true }
        guard !isBlank(text.unicodeScalars.first), !isBlank(text.unicodeScalars.last) else {
            throw UsageError("\(what) begins or ends with a blank")
        }
        return text
    }
}

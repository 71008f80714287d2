/// A text that has to match a pattern.
public struct TextPattern: Equatable, Sendable {
    /// A regular expression of ECMA 262 that matches the whole text.
    public let expression: String
    /// The expected value, in the words of the rejection.
    public let words: String
    public let maximum: Int
    /// Valid texts, for documents and tests.
    public let samples: [String]
}

extension TextPattern {
    public static let reference = TextPattern(
        expression: "^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$", words: "a reference: letters, digits, . _ : -", maximum: 64,
        samples: ["a-1", "7d0f5a3e-6a1c-4c1e-9d63-1f2f6f3c9b21"])
    static let bagId = TextPattern(
        expression: "^[0-9]{16}$", words: "sixteen digits", maximum: 16, samples: ["0344010000123456"])
    static let municipality = TextPattern(
        expression: "^GM[0-9]{4}$", words: "GM and four digits", maximum: 6, samples: ["GM0344", "GM0312"])
    static let neighbourhood = TextPattern(
        expression: "^BU[0-9A-Z]{8}$", words: "BU and eight digits or capitals", maximum: 10,
        samples: ["BU03440111", "BU03440A01"])
    static let quarter = TextPattern(
        expression: "^(19|2[01])[0-9]{2}-Q[1-4]$", words: "a quarter such as 2019-Q3", maximum: 7,
        samples: ["2019-Q3", "2020-Q1"])
    static let period = TextPattern(
        expression: "^(19|2[01])[0-9]{2}(-Q[1-4])?$", words: "2018 or 2019-Q3", maximum: 7,
        samples: ["2018", "2019-Q3"])
    static let halfYear = TextPattern(
        expression: "^(19|2[01])[0-9]{2}-(I|II)$", words: "a half-year such as 2019-I", maximum: 7,
        samples: ["2019-I", "2018-II"])
}

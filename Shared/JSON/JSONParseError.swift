/// Bytes that are not the JSON that this library accepts.
public struct JSONParseError: Error, Equatable, Sendable {
    /// The kinds of fault. The raw values are stable.
    public enum Code: String, CaseIterable, Sendable {
        case syntax = "json-syntax"
        case notUTF8 = "json-not-utf8"
        case byteOrderMark = "json-byte-order-mark"
        case duplicateName = "json-duplicate-name"
        case loneSurrogate = "json-lone-surrogate"
        case controlCharacter = "json-control-character"
        case tooDeep = "json-too-deep"
        case numberRange = "json-number-range"
        case trailingBytes = "json-trailing-bytes"
    }

    public let code: Code
    /// In bytes from the start.
    public let offset: Int
}

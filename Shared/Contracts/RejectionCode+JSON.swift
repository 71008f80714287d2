import JSON

extension RejectionCode {
    /// The contract's code of a fault that the JSON library finds.
    public init(_ code: JSONParseError.Code) {
        self =
            switch code {
            case .syntax: .jsonSyntax
            case .notUTF8: .jsonNotUTF8
            case .byteOrderMark: .jsonByteOrderMark
            case .duplicateName: .jsonDuplicateName
            case .loneSurrogate: .jsonLoneSurrogate
            case .controlCharacter: .jsonControlCharacter
            case .tooDeep: .jsonTooDeep
            case .numberRange: .jsonNumberRange
            case .trailingBytes: .jsonTrailingBytes
            }
    }
}

extension Rejection {
    /// - Parameter fault: what the JSON library finds wrong.
    public init(_ fault: JSONParseError.Code, at pointer: String = "", expected: String? = nil) {
        self.init(RejectionCode(fault), at: pointer, expected: expected)
    }
}

@testable import RegistrationService
import Testing

/// Attributes in headers of binary mode (CloudEvents HTTP binding 1.0.2, 3.1.3.2).
@Suite(.timeLimit(.minutes(10)))
struct HeaderValueTests {
    @Test(arguments: [
        ("lister", "lister"), ("", ""), ("caf%C3%A9", "café"), ("100%25", "100%"), ("a%20b", "a b"),
        // Quotes are removed first, then the value is percent-decoded, once.
        (#""lister""#, "lister"), (#""a b""#, "a b"), (#""caf%C3%A9""#, "café"), (#""a\"b""#, #"a"b"#),
        (#""a\\b""#, #"a\b"#), (#""\l\i\s""#, "lis"), (#""%2525""#, "%25"), (#""""#, ""), (#""\%41""#, "A"),
        // A percent-encoded quote belongs to the value, as do quotes inside it.
        ("%22a%22", #""a""#), (#"a"b"#, #"a"b"#), (#"a "b""#, #"a "b""#), (#"a\b"#, #"a\b"#),
    ])
    func valuesAreDecoded(value: String, text: String) {
        #expect(HeaderValue.decoded(value) == text)
    }

    @Test(arguments: ["%", "%4", "%4g", "a%", "%FF", "%C3", #"""#, #""a"#, #""a\""#, #""a"b"#, #""a" "b""#, #""%FF""#])
    func wronglyEncodedValuesAreRefused(value: String) {
        #expect(HeaderValue.decoded(value) == nil)
    }
}

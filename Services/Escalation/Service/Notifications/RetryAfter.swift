import Foundation

/// The header `Retry-After`: seconds, or a date in one of HTTP's three forms (RFC 9110, 10.2.3 and 5.6.7).
enum RetryAfter {
    /// - Returns: milliseconds from `now`, which is in milliseconds since 1970; `nil` when it cannot be read.
    static func milliseconds(_ text: String, at now: Int64) -> Int64? {
        let text = text.trimmingCharacters(in: .whitespaces)
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            // A number that is too large counts as the longest wait.
            return Int64(text).map { min($0, Self.longest) * 1_000 } ?? Self.longest * 1_000
        }
        return Self.forms.lazy.compactMap { Self.date(text, $0) }.first
            .map { max(0, Int64($0.timeIntervalSince1970) * 1_000 - now) }
    }

    /// A year in seconds: longer than any real wait, and its milliseconds do not overflow.
    private static let longest: Int64 = 31_536_000

    private static let forms = [
        "EEE, dd MMM yyyy HH:mm:ss 'GMT'", "EEEE, dd-MMM-yy HH:mm:ss 'GMT'", "EEE MMM d HH:mm:ss yyyy",
    ]

    private static func date(_ text: String, _ form: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = form
        return formatter.date(from: text.replacing("  ", with: " "))
    }
}

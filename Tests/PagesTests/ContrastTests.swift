@testable import Pages
import Testing

/// The contrast of the tokens that stand on one another, by the formula of WCAG 2.
@Suite(.timeLimit(.minutes(10)))
struct ContrastTests {
    private static let tokens: [String: String] = {
        var found: [String: String] = [:]
        for line in String(decoding: PageAsset.tokens.bytes, as: UTF8.self).split(separator: "\n") {
            let halves = line.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace && $0 != ";" } }
            if halves.count == 2, halves[0].hasPrefix("--") { found[String(halves[0].dropFirst(2))] = halves[1] }
        }
        return found
    }()

    private static func luminance(_ token: String) throws -> Double {
        let text = try #require(Self.tokens[token], "no token \(token)")
        let value = try #require(Int(text.dropFirst(), radix: 16), "\(token) is no colour: \(text)")
        let channels = [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel -> Double in
            let share = Double(channel) / 255
            guard share > 0.03928 else { return share / 12.92 }
            return Self.power((share + 0.055) / 1.055)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    /// x to the power 2.4: twice itself, and its fifth root twice.
    private static func power(_ x: Double) -> Double {
        var root = x
        for _ in 0..<60 { root -= (root * root * root * root * root - x) / (5 * root * root * root * root) }
        return x * x * root * root
    }

    private static func contrast(_ one: String, _ other: String) throws -> Double {
        let values = [try Self.luminance(one), try Self.luminance(other)].sorted()
        return (values[1] + 0.05) / (values[0] + 0.05)
    }

    @Test func theFormulaIsRight() throws {
        #expect(abs(Self.power(0.5) - 0.189465) < 0.00001)
        #expect(try Self.contrast("color-background", "color-background") == 1)
    }

    @Test func textHasAContrastOf4Point5() throws {
        var pairs: [(String, String)] = [
            ("color-accent-text", "color-accent"), ("color-accent-text", "color-accent-strong"),
            ("color-accent-text", "color-serious"), ("color-banner-text", "color-banner"),
            ("color-accent", "color-accent-surface"), ("color-background", "chart-1"),
        ]
        for ground in ["color-background", "color-page", "color-surface"] {
            pairs += ["color-text", "color-muted", "color-link"].map { ($0, ground) }
        }
        for state in ["serious", "attention", "good", "info"] {
            pairs += [
                ("color-\(state)", "color-\(state)-surface"), ("color-text", "color-\(state)-surface"),
                ("color-\(state)", "color-background"),
            ]
        }
        // The labels at the ends of lines have the colour of their lines.
        pairs += (1...6).map { ("chart-\($0)", "color-background") }
        for (text, ground) in pairs {
            let contrast = try Self.contrast(text, ground)
            #expect(contrast >= 4.5, "\(text) on \(ground): \(contrast)")
        }
    }

    @Test func whatCarriesMeaningHasAContrastOf3() throws {
        for (sign, ground) in [
            ("chart-other", "color-background"), ("color-border-strong", "color-background"),
            ("color-border-strong", "color-surface"), ("color-focus", "color-background"),
            ("color-focus-ring", "color-accent"), ("color-focus", "color-focus-ring"),
        ] {
            let contrast = try Self.contrast(sign, ground)
            #expect(contrast >= 3, "\(sign) on \(ground): \(contrast)")
        }
    }
}

import Foundation
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

    /// Red, green and blue, linear.
    private static func channels(_ token: String) throws -> [Double] {
        let text = try #require(Self.tokens[token], "no token \(token)")
        let value = try #require(Int(text.dropFirst(), radix: 16), "\(token) is no colour: \(text)")
        return [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel -> Double in
            let share = Double(channel) / 255
            return share > 0.04045 ? pow((share + 0.055) / 1.055, 2.4) : share / 12.92
        }
    }

    private static func weighted(_ values: [Double], _ weights: [Double]) -> Double {
        zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func luminance(_ token: String) throws -> Double {
        Self.weighted(try Self.channels(token), [0.2126, 0.7152, 0.0722])
    }

    private static func contrast(_ one: String, _ other: String) throws -> Double {
        let values = [try Self.luminance(one), try Self.luminance(other)].sorted()
        return (values[1] + 0.05) / (values[0] + 0.05)
    }

    @Test func theFormulaIsRight() throws {
        #expect(try Self.contrast("color-background", "color-background") == 1)
        #expect(abs(try Self.contrast("color-text", "color-background") - 15.9) < 0.1)
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
        for (text, ground) in pairs {
            let contrast = try Self.contrast(text, ground)
            #expect(contrast >= 4.5, "\(text) on \(ground): \(contrast)")
        }
    }

    @Test func whatCarriesMeaningHasAContrastOf3() throws {
        for (sign, ground) in (1...6).map({ ("chart-\($0)", "color-background") }) + [
            ("chart-other", "color-background"), ("color-border-strong", "color-background"),
            ("color-border-strong", "color-surface"), ("color-focus", "color-background"),
            ("color-focus-ring", "color-accent"), ("color-focus", "color-focus-ring"),
        ] {
            let contrast = try Self.contrast(sign, ground)
            #expect(contrast >= 3, "\(sign) on \(ground): \(contrast)")
        }
    }

    /// What eyes without red, green or blue receptors see of linear red, green and blue (Machado, Oliveira and
    /// Fernandes, 2009).
    private static let eyes: [(name: String, matrix: [[Double]])] = [
        ("all receptors", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        (
            "no red",
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        ),
        (
            "no green",
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        ),
        (
            "no blue",
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        ),
    ]

    /// The place of a colour in Oklab, in which distances are about those that people see.
    private static func place(_ linear: [Double]) -> [Double] {
        let cones = [
            [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ].map { cbrt(Self.weighted(linear, $0)) }
        return [
            [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ].map { Self.weighted(cones, $0) }
    }

    @Test func colourBlindEyesTellTheLinesOfAChartApart() throws {
        for (name, matrix) in Self.eyes {
            let places = try (1...6).map { number in
                let linear = try Self.channels("chart-\(number)")
                return Self.place(matrix.map { min(1, max(0, Self.weighted(linear, $0))) })
            }
            for (index, one) in places.enumerated() {
                for (other, two) in places.enumerated().dropFirst(index + 1) {
                    let distance = zip(one, two).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
                    #expect(distance > 0.12, "\(name): \(index + 1) and \(other + 1), \(distance)")
                }
            }
        }
    }
}

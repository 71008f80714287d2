import Vocabulary

/// The rules of Prometheus' text format, version 0.0.4.
enum PrometheusText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// - Parameter label: a name of swift-metrics, such as `intake.verdicts`.
    static func name(_ label: String, unit: String? = nil) -> String {
        "doorstroom_" + Self.word(label) + (unit.map { "_" + $0 } ?? "")
    }

    /// All labels in braces, sorted by name.
    static func labels(_ dimensions: [(String, String)]) -> String {
        guard !dimensions.isEmpty else { return "" }
        let pairs = dimensions.map { (Self.word($0), Self.escaped(label: $1)) }.sorted { $0.0 < $1.0 }
        return "{" + pairs.map { "\($0)=\"\($1)\"" }.joined(separator: ",") + "}"
    }

    /// - Parameters:
    ///   - labels: from ``labels(_:)``.
    ///   - value: free of characters that need an escape.
    static func labels(_ labels: String, adding name: String, _ value: String) -> String {
        let pair = "\(name)=\"\(value)\"}"
        return labels.isEmpty ? "{" + pair : labels.dropLast() + "," + pair
    }

    /// A label's value on one line. What a terminal would obey is shown as JSON's escape, with its backslash escaped.
    static func escaped(label value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default:
                if PrintableText.isHarmless(scalar) {
                    result.unicodeScalars.append(scalar)
                } else {
                    result += PrintableText.escape(scalar).replacing("\\", with: "\\\\")
                }
            }
        }
        return result
    }

    static func escaped(help text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }

    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    /// The text with an underscore for every character that a name cannot hold.
    private static func word(_ text: String) -> String {
        text.replacing(/[^A-Za-z0-9]/, with: "_")
    }
}

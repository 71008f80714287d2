import Foundation
import Logging
import Vocabulary

/// Writes one JSON object per line to standard error. Logs hold positions, counts, codes and our own messages only,
/// never personal data.
public struct JSONLogHandler: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var logLevel: Logger.Level = .info
    private let label: String
    private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    public init(label: String, level: Logger.Level) {
        self.label = label
        self.logLevel = level
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let line = self.line(level: event.level, message: event.message.description, metadata: event.metadata ?? [:])
        FileHandle.standardError.write(Data(line.utf8))
    }

    func line(level: Logger.Level, message: String, metadata: Logger.Metadata) -> String {
        var line = "{\"time\":\"\(Date().formatted(Self.time))\""
        line += ",\"level\":\"\(level.rawValue)\",\"logger\":\(Self.quoted(self.label))"
        line += ",\"message\":\(Self.quoted(message))"
        let merged = self.metadata.merging(metadata) { $1 }
        for (key, value) in merged.sorted(by: { $0.key < $1.key }) {
            line += ",\(Self.quoted(key)):\(Self.quoted(value.description))"
        }
        return line + "}\n"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            default:
                if PrintableText.isHarmless(scalar) {
                    result.unicodeScalars.append(scalar)
                } else {
                    result += PrintableText.escape(scalar)
                }
            }
        }
        return result + "\""
    }
}

import Foundation

/// The environment variables of this process. All our programs and tests read them here, so that a variable means the
/// same everywhere.
public enum Environment {
    private static let prefix = "DOORSTROOM_"
    private static let fileSuffix = "_FILE"

    /// All variables except our own empty ones: a compose file can empty a variable but not remove it, so an empty one
    /// counts as not set.
    public static var current: [String: String] { Self.withoutEmpty(ProcessInfo.processInfo.environment) }

    /// The variables that are set, with those from files: `DOORSTROOM_X_FILE` sets `DOORSTROOM_X` to the content of
    /// that file.
    /// - Throws: `ConfigurationError` that names the variable.
    public static func resolved(
        _ variables: [String: String] = Environment.current
    ) throws(ConfigurationError) -> [String: String] {
        let variables = Self.withoutEmpty(variables)
        var resolved = variables
        for (name, path) in variables where name.hasPrefix(Self.prefix) && name.hasSuffix(Self.fileSuffix) {
            let target = String(name.dropLast(Self.fileSuffix.count))
            // `DOORSTROOM_PORT_FILE` names a file to write, not one to read.
            guard target != "DOORSTROOM_PORT" else { continue }
            guard variables[target] == nil else { throw ConfigurationError("\(target) and \(name) are both set") }
            guard let data = FileManager.default.contents(atPath: path) else {
                throw ConfigurationError("\(name): cannot read \(path)")
            }
            resolved[target] = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        return Self.withoutEmpty(resolved)
    }

    private static func withoutEmpty(_ variables: [String: String]) -> [String: String] {
        variables.filter { !$0.key.hasPrefix(Self.prefix) || !$0.value.isEmpty }
    }
}

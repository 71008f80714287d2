import ArgumentParser
import ServiceKit

extension OneLineText {
    /// Checks an argument before its command starts.
    static func validate(_ text: String, _ what: String, maximum: Int) throws(ValidationError) {
        do throws(UsageError) {
            _ = try self.checked(text, what, maximum: maximum)
        } catch {
            throw ValidationError(error.description)
        }
    }
}

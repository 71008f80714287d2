import ArgumentParser
import ServiceKit

/// Checks texts that others will see, before a command starts.
enum Shown {
    static func check(_ text: String, _ what: String, maximum: Int) throws(ValidationError) {
        do throws(UsageError) {
            _ = try ShownText.checked(text, what, maximum: maximum)
        } catch {
            throw ValidationError(error.description)
        }
    }
}

import ArgumentParser
import ServiceKit

/// Texts that others will see, checked before anything starts.
enum Shown {
    static func check(_ text: String, _ what: String, maximum: Int) throws(ValidationError) {
        do throws(UsageError) {
            _ = try ShownText.checked(text, what, maximum: maximum)
        } catch {
            throw ValidationError(error.description)
        }
    }
}

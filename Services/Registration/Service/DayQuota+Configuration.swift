import Intake
import ServiceKit

extension DayQuota {
    /// The quota of every partner, from `DOORSTROOM_QUOTA_EVENTS` and `DOORSTROOM_QUOTA_BYTES`.
    init(_ configuration: ServiceConfiguration) throws(ConfigurationError) {
        func number(_ key: String, _ standard: Int64) throws(ConfigurationError) -> Int64 {
            guard let text = configuration.string(key) else { return standard }
            guard let number = Int64(text), number > 0 else {
                let name = "DOORSTROOM_" + key.uppercased().replacing(".", with: "_")
                throw ConfigurationError("\(name) must be a whole number above 0")
            }
            return number
        }
        self.init(
            events: try number("quota.events", DayQuota.standard.events),
            bytes: try number("quota.bytes", DayQuota.standard.bytes))
    }
}

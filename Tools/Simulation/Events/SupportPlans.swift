import Contracts
import JSON
import Vocabulary

/// The support of clients, as their institutions reported it.
struct SupportPlans: Sendable {
    /// By application, in the order of days.
    private var plans: [String: [(day: CalendarDate, support: JSONValue)]] = [:]

    init(_ log: MessageLog) {
        for placed in log.placed where placed.type == .applicationSubmitted || placed.type == .applicationChanged {
            guard let id = placed.event.subject, let support = placed.event.data?["support"] else { continue }
            self.plans[id, default: []].append((log.date(placed.dayIndex), support))
        }
    }

    subscript(applicationId: String, on day: CalendarDate) -> JSONValue? {
        self.plans[applicationId]?.last { $0.day <= day }?.support
    }
}

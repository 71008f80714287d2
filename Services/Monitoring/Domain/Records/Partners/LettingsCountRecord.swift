/// A count of new lettings.
public struct LettingsCountRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let period: IndicatorPeriod
    /// `nil`: the whole city.
    public let corporation: String?
    public let neighbourhood: String?
    public let rentClass: String?
    public let regular: Int
    public let priority: [PriorityLettings]
    /// Higher is later in the stream; `nil` in records stored before the order mattered.
    public let order: Int?

    init(id: String, _ scope: CountScope, regular: Int, priority: [PriorityLettings], order: Int) {
        self.id = id
        self.period = scope.period
        self.corporation = scope.corporation
        self.neighbourhood = scope.neighbourhood
        self.rentClass = scope.rentClass
        self.regular = regular
        self.priority = priority
        self.order = order
    }
}

import Contracts
import JSON
import Vocabulary

/// A tenancy that has begun, as its institution knows it.
public struct RunningTenancy: Equatable, Sendable {
    public let tenancyId: String
    /// The institution's partner id.
    public let institution: String
    /// The corporation's partner id.
    public let corporation: String
    public let startedOn: CalendarDate
    public let route: Route
    /// The client's support plan, in the form that an application has; `nil` when the client has none.
    public let support: JSONValue?

    public init(
        tenancyId: String, institution: String, corporation: String, startedOn: CalendarDate, route: Route,
        support: JSONValue?
    ) {
        self.tenancyId = tenancyId
        self.institution = institution
        self.corporation = corporation
        self.startedOn = startedOn
        self.route = route
        self.support = support
    }

    var product: SupportProduct {
        self.support?["product"]?.stringValue.flatMap(SupportProduct.init) ?? .none
    }
}

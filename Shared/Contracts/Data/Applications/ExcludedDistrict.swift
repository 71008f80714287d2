import JSON
import Vocabulary

public struct ExcludedDistrict: Equatable, Sendable {
    public var district: District
    public var reason: ExclusionReason

    public init(district: District, reason: ExclusionReason) {
        self.district = district
        self.reason = reason
    }
}

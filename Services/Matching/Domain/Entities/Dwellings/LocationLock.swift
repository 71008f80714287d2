import Vocabulary

/// A complex, entrance or street that takes nobody for a while (MAT-9). Not a neighbourhood or district: the plan says that
/// they cannot be locked just like that; that they never are is our design.
public struct LocationLock: StoredRecord {
    public enum Level: String, Codable, Sendable {
        case complex
        case entrance
        case street
    }

    public let id: String
    public let level: Level
    /// By the reference that nominations use.
    public let locationId: String
    public let reason: String
    public let lockedOn: CalendarDate
    /// The last day; `nil`: until it is released.
    public var lockedUntil: CalendarDate?
    /// The first day on which it does not hold any more, by a release.
    public var releasedOn: CalendarDate?

    public init(
        id: String, level: Level, locationId: String, reason: String, lockedOn: CalendarDate,
        lockedUntil: CalendarDate?
    ) {
        self.id = id
        self.level = level
        self.locationId = locationId
        self.reason = reason
        self.lockedOn = lockedOn
        self.lockedUntil = lockedUntil
    }

    func holds(_ dwelling: DwellingNomination, on day: CalendarDate) -> Bool {
        guard self.lockedOn <= day, self.lockedUntil.map({ day <= $0 }) ?? true,
            self.releasedOn.map({ day < $0 }) ?? true
        else { return false }
        return switch self.level {
        case .complex: dwelling.complex == self.locationId
        case .entrance: dwelling.entrance == self.locationId
        case .street: dwelling.street == self.locationId
        }
    }
}

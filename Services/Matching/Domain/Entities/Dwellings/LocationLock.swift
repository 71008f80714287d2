import Vocabulary

/// A complex, entrance or street that temporarily takes no clients (MAT-9). A neighbourhood or district is never
/// locked: the plan says that this cannot be done just like that; "never" is our design.
public struct LocationLock: StoredRecord {
    public enum Level: String, Codable, Sendable {
        case complex
        case entrance
        case street
    }

    public let id: String
    public let level: Level
    /// The reference that nominations use for the location.
    public let locationId: String
    public let reason: String
    public let lockedOn: CalendarDate
    /// The last day; `nil`: until it is released.
    public var lockedUntil: CalendarDate?
    /// The first day on which the lock no longer holds, set by a release.
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

    func covers(_ dwelling: DwellingNomination, on day: CalendarDate) -> Bool {
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

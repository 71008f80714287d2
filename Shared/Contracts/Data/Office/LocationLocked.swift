import Vocabulary

/// A complex, entrance or street is locked for a while (MAT-9).
public struct LocationLocked: EventData {
    public static let type = EventType.locationLocked
    public let lockId: String
    public let level: LocationLevel
    /// The complex, entrance or street, by the reference that nominations use.
    public let locationId: String
    public let reason: LockReason
    public let lockedOn: CalendarDate
    /// The last day; absent: until it is released.
    public let lockedUntil: CalendarDate?

    public var subject: String { self.lockId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.lockId = try reader.reference("lockId")
        self.level = try reader.code("level")
        self.locationId = try reader.reference("locationId")
        self.reason = try reader.code("reason")
        self.lockedOn = try reader.date("lockedOn")
        self.lockedUntil = try reader.optionalDate("lockedUntil")
        try reader.refuse(
            if: self.lockedUntil.map { $0 < self.lockedOn } ?? false, "lockedUntil", expected: "not before lockedOn")
    }
}

/// The data of one event type: read with every check that needs no state, written as the same fields.
public protocol EventData: Equatable, Sendable {
    static var type: EventType { get }
    /// The aggregate's own reference, which `subject` has to equal.
    var subject: String { get }
    /// References to other aggregates, by which an event waits behind a parked one.
    var references: [String] { get }
    var json: JSONValue { get }
    /// - Throws: the first rejection, in the order of the fields.
    init(_ reader: inout DataReader) throws(Rejection)
}

extension EventData {
    public var references: [String] { [] }
}

extension EventType {
    /// The Swift type that reads this event's data: the one list that ties the two together.
    public var dataType: any EventData.Type {
        switch self {
        case .institutionJoined: InstitutionJoined.self
        case .contingentSet: ContingentSet.self
        case .corporationSized: CorporationSized.self
        case .targetSet: TargetSet.self
        case .policySet: PolicySet.self
        case .applicationSubmitted: ApplicationSubmitted.self
        case .applicationChanged: ApplicationChanged.self
        case .applicationWithdrawn: ApplicationWithdrawn.self
        case .dwellingNominated: DwellingNominated.self
        case .dwellingWithdrawn: DwellingWithdrawn.self
        case .roundOpened: RoundOpened.self
        case .roundClosed: RoundClosed.self
        case .matchChosen: MatchChosen.self
        case .matchDeclined: MatchDeclined.self
        case .tenancyStarted: TenancyStarted.self
        case .lettingsCounted: LettingsCounted.self
        case .allocationRecorded: AllocationRecorded.self
        case .actionRegistered: ActionRegistered.self
        case .actionProgressed: ActionProgressed.self
        case .alertAcknowledged: AlertAcknowledged.self
        case .calendarDayRequested: CalendarDayRequested.self
        }
    }

    /// Reads the data of this type.
    /// - Returns: the data and the pointers of members that the contract does not know.
    public func read(_ value: JSONValue) throws(Rejection) -> (data: any EventData, unknown: [String]) {
        func open<T: EventData>(_ type: T.Type) throws(Rejection) -> (any EventData, [String]) {
            let unknown = UnknownFields()
            var reader = try DataReader(value, at: "/data", unknown: unknown)
            let data = try type.init(&reader)
            reader.noteUnknown()
            return (data, unknown.pointers)
        }
        return try open(self.dataType)
    }
}

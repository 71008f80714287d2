import Vocabulary

/// A fact of the canonical stream, as far as Matching is concerned. Registration has accepted it; it is never judged
/// again.
///
/// A fact about something unknown has no effect (the references of one stream are checked before it is numbered),
/// except a nomination for a round that is not open yet, which is kept until it opens, and a decision, which is
/// always answered.
public enum MatchingFact: Equatable, Sendable {
    /// An institution joined Beter Wonen (REG-9). Applications are taken before it, so it is only remembered.
    case institutionJoined(institution: String, date: CalendarDate)
    case contingentSet(Contingent)
    case corporationSized(CorporationSize)
    case policySet(Policy)
    case supplyAnnounced(Project)
    case applicationSubmitted(applicationId: String, profile: CandidateProfile)
    case applicationChanged(applicationId: String, change: CandidateChange)
    /// One dwelling that did not go through the central point (REG-12).
    case allocationRecorded(
        allocationId: String, applicationId: String?, dwellingId: String?, district: District?, date: CalendarDate,
        isCorrection: Bool = false)
    case applicationPaused(applicationId: String, date: CalendarDate)
    case applicationResumed(applicationId: String, date: CalendarDate)
    case applicationWithdrawn(applicationId: String, reason: String, date: CalendarDate)
    case dwellingNominated(DwellingNomination)
    case dwellingWithdrawn(dwellingId: String, reason: String)
    case roundOpened(RoundOpening)
    case roundClosed(roundId: String, date: CalendarDate)
    /// A client refused the dwelling (MAT-11). The reason is VERA's detail code.
    case offerRefused(eventRef: String, presentationId: String, applicationId: String, reason: String)
    /// The allocation office lets a proposed presentation go out.
    case presentationConfirmed(eventRef: String, presentationId: String)
    /// The allocation office presents others than the solve proposed.
    case presentationOverridden(eventRef: String, presentationId: String, candidates: [String], reasons: [String])
    case exceptionGranted(GrantedException)
    case locationLocked(LocationLock)
    case locationReleased(lockId: String, date: CalendarDate)
    case matchChosen(eventRef: String, presentationId: String, applicationId: String, corporation: String)
    case matchDeclined(eventRef: String, presentationId: String, corporation: String, reasons: [DeclineReason])
    case tenancyStarted(
        tenancyId: String, dwellingId: String, applicationId: String?, date: CalendarDate, isCorrection: Bool = false)
    case dayStarted(CalendarDate)
}

/// Why one presented candidate does not fit (MAT-4).
public struct DeclineReason: Codable, Equatable, Sendable {
    public let applicationId: String
    /// A code of the contract's list.
    public let code: String

    public init(applicationId: String, code: String) {
        self.applicationId = applicationId
        self.code = code
    }
}

/// The opening of a round (MAT-1).
public struct RoundOpening: Equatable, Sendable {
    /// For example `2019-Q3`.
    public let roundId: String
    public let quarter: Quarter
    public let opensOn: CalendarDate
    public let closesOn: CalendarDate
    /// How many all corporations together are to nominate.
    public let dwellings: Int
    /// The allocation office that opened it.
    public let office: String

    public init(
        roundId: String, quarter: Quarter, opensOn: CalendarDate, closesOn: CalendarDate, dwellings: Int,
        office: String
    ) {
        self.roundId = roundId
        self.quarter = quarter
        self.opensOn = opensOn
        self.closesOn = closesOn
        self.dwellings = dwellings
        self.office = office
    }
}

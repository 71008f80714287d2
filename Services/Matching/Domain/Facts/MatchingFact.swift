import Vocabulary

/// A fact of the canonical stream that concerns Matching. Registration has accepted it, so Matching does not validate
/// it again.
///
/// A fact about an unknown record has no effect: references within one stream are checked before the stream is
/// numbered. There are two exceptions: a nomination for a round that is not open yet is kept until it opens, and a
/// decision is always answered.
public enum MatchingFact: Equatable, Sendable {
    case contingentSet(Contingent)
    case corporationSized(CorporationSize)
    case policySet(Policy)
    case supplyAnnounced(Project)
    case applicationSubmitted(applicationId: String, profile: CandidateProfile)
    case applicationChanged(applicationId: String, change: CandidateChange)
    /// One dwelling was allocated outside the central point (REG-12).
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
    /// The allocation office confirmed a proposed presentation.
    case presentationConfirmed(eventRef: String, presentationId: String)
    /// The allocation office presents other candidates than the solve proposed.
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

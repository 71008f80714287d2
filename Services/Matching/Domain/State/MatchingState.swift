import Vocabulary

/// All of Matching's state for one region, and the effect of each fact of the canonical stream on it.
///
/// It uses no clock, randomness or I/O: the same facts in the same order give the same outcomes, even if the state is
/// saved and restored in between.
public struct MatchingState: RecordKeeper {
    var candidates = RecordTable<Candidate>(isFollowed: true)
    var dwellings = RecordTable<Dwelling>(isFollowed: true)
    var rounds = RecordTable<Round>()
    var quotas = RecordTable<Quota>()
    var corporations = RecordTable<CorporationSize>()
    var contingents = RecordTable<Contingent>()
    var policies = RecordTable<Policy>()
    var presentations = RecordTable<Presentation>(isFollowed: true)
    var placements = RecordTable<Placement>()
    var exceptions = RecordTable<GrantedException>()
    var locks = RecordTable<LocationLock>()
    var projects = RecordTable<Project>()
    var allocations = RecordTable<Allocation>()
    var settings = RecordTable<MatchingSettings>()
    /// Solves that are not saved yet; a solve is written once and never read again.
    var newSolves: [SolveRecord] = []

    /// Presentations that have not ended; derived, for speed.
    var openPresentations: Set<String> = []
    /// For each dwelling, all candidates who were ever presented for it to its corporation; derived. Used only for
    /// membership tests.
    var presentedFor: [String: Set<String>] = [:]

    /// The ordinal of the next nomination; derived, for speed.
    var nextOrdinal = 0
    /// The standings as last reported; derived.
    var standings: [StandingKey: Standing] = [:]
    /// Whether the next fact reports all standings; derived.
    var isReportingAllStandings = false

    let solver: any MatchingSolver

    public init() {
        self.init(solver: LexicographicSolver())
    }

    /// - Parameter solver: any solver; its result is checked before anything is published.
    public init(solver: any MatchingSolver) {
        self.solver = solver
        self.recordsAreRestored()
    }

    /// The calendar's current day; `nil` before the first `dayStarted`.
    public var currentDay: CalendarDate? {
        self.settings["matching"]?.currentDay
    }

    /// Applies one fact of the canonical stream.
    ///
    /// - Parameters:
    ///   - fact: accepted by Registration.
    ///   - derive: turns a label that is unique within this fact into an identifier; the same label gives the same one.
    /// - Returns: the outcomes to publish, in order.
    /// - Throws: only for a defect; the state is then unchanged.
    public mutating func apply(
        _ fact: MatchingFact, derive: (String) -> String
    ) throws(MatchingFault) -> [MatchingOutcome] {
        switch fact {
        case .contingentSet(let contingent):
            self.contingents.put(contingent)
            return []
        case .corporationSized(let size):
            return self.recordSize(size)
        case .policySet(let policy):
            self.addVersion(policy)
            return []
        case .supplyAnnounced(let project):
            self.projects.put(project)
            return []
        case .applicationSubmitted(let id, let profile):
            self.submit(id, profile)
            return []
        case .applicationChanged(let id, let change):
            self.candidates.change(id) { $0.profile = change.applied(to: $0.profile) }
            return []
        case .applicationPaused(let id, let date):
            return self.change(id, PlannedChange(.pause, on: date))
        case .applicationResumed(let id, let date):
            return self.change(id, PlannedChange(.resume, on: date))
        case .applicationWithdrawn(let id, let reason, let date):
            return self.change(id, PlannedChange(.withdraw(reason: reason), on: date))
        case .allocationRecorded(
            let id, let applicationId, let dwellingId, let district, let date, let isCorrection):
            return self.allocate(
                Allocation(id: id, district: district, on: date), applicationId: applicationId, dwellingId: dwellingId,
                isCorrection: isCorrection)
        case .dwellingNominated(let nomination):
            self.nominate(nomination)
            return []
        case .dwellingWithdrawn(let id, let reason):
            return self.withdraw(dwellingId: id, reason: reason)
        case .roundOpened(let opening):
            return self.open(opening)
        case .roundClosed(let id, let date):
            return self.close(roundId: id, on: date)
        case .matchChosen(let eventRef, let presentationId, let applicationId, let corporation):
            return self.choose(
                applicationId, in: presentationId, by: corporation, eventRef: eventRef, derive: derive)
        case .matchDeclined(let eventRef, let presentationId, let corporation, let reasons):
            return self.decline(presentationId, by: corporation, reasons: reasons, eventRef: eventRef)
        case .offerRefused(let eventRef, let presentationId, let applicationId, let reason):
            return self.refuse(presentationId, applicationId: applicationId, reason: reason, eventRef: eventRef)
        case .presentationConfirmed(let eventRef, let presentationId):
            return self.confirm(presentationId, eventRef: eventRef)
        case .presentationOverridden(let eventRef, let presentationId, let candidates, let reasons):
            return self.override(presentationId, with: candidates, reasons: reasons, eventRef: eventRef)
        case .exceptionGranted(let exception):
            self.exceptions.put(exception)
            return []
        case .locationLocked(var lock):
            // A repeated lock keeps its release.
            lock.releasedOn = self.locks[lock.id]?.releasedOn
            self.locks.put(lock)
            return []
        case .locationReleased(let lockId, let date):
            self.locks.change(lockId) { $0.releasedOn = min(date, $0.releasedOn ?? date) }
            return []
        case .tenancyStarted(let tenancyId, let dwellingId, let applicationId, let date, let isCorrection):
            return self.startTenancy(
                tenancyId, dwellingId: dwellingId, applicationId: applicationId, date: date, isCorrection: isCorrection,
                derive: derive)
        case .dayStarted(let day):
            // The only fact that can fail halfway: work on a copy.
            var next = self
            let outcomes = try next.start(day, derive: derive)
            self = next
            return outcomes
        }
    }
}

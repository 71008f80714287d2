import Vocabulary

/// Everything Matching knows of one region, and what each fact of the canonical stream changes in it.
///
/// A value without clock, chance or I/O: the same facts in the same order give the same outcomes, also when the state
/// was written and restored in between.
public struct MatchingState: RecordKeeper {
    var candidates = RecordTable<Candidate>(isFollowed: true)
    var dwellings = RecordTable<Dwelling>(isFollowed: true)
    var rounds = RecordTable<Round>()
    var quotas = RecordTable<Quota>()
    var corporations = RecordTable<CorporationSize>()
    var institutions = RecordTable<Institution>()
    var contingents = RecordTable<Contingent>()
    var policies = RecordTable<Policy>()
    var presentations = RecordTable<Presentation>(isFollowed: true)
    var placements = RecordTable<Placement>()
    var exceptions = RecordTable<GrantedException>()
    var locks = RecordTable<LocationLock>()
    var projects = RecordTable<Project>()
    var allocations = RecordTable<Allocation>()
    var settings = RecordTable<MatchingSettings>()
    /// Only what was not taken yet: a solve is written once and never read again.
    var newSolves: [SolveRecord] = []

    /// Presentations that have not ended; derived, for speed.
    var openPresentations: Set<String> = []
    /// Per dwelling who was ever presented for it, to its corporation; derived. Only asked for membership.
    var presentedFor: [String: Set<String>] = [:]

    /// Of the next nomination; derived, for speed.
    var nextOrdinal = 0
    /// As they were last told; derived.
    var standings: [StandingKey: Standing] = [:]
    /// All of them are told with the next fact; derived.
    var isTellingAllStandings = false

    let solver: any MatchingSolver

    public init() {
        self.init(solver: LexicographicSolver())
    }

    /// - Parameter solver: any; what it returns is checked before anything is published.
    public init(solver: any MatchingSolver) {
        self.solver = solver
        self.recordsAreRestored()
    }

    /// The day it is; `nil` before the first `dayStarted`.
    public var currentDay: CalendarDate? {
        self.settings["matching"]?.currentDay
    }

    /// Applies one fact of the canonical stream and says what follows.
    ///
    /// - Parameters:
    ///   - fact: accepted by Registration.
    ///   - derive: turns a label that is unique within this fact into an identifier; the same label gives the same one.
    /// - Returns: what is to be published, in order.
    /// - Throws: only for a defect; the state is then as it was.
    public mutating func apply(
        _ fact: MatchingFact, derive: (String) -> String
    ) throws(MatchingFault) -> [MatchingOutcome] {
        switch fact {
        case .institutionJoined(let institution, let date):
            self.institutions.put(Institution(id: institution, joinedOn: date))
            return []
        case .contingentSet(let contingent):
            self.contingents.put(contingent)
            return []
        case .corporationSized(let size):
            return self.size(size)
        case .policySet(let policy):
            self.set(policy)
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
            // Said anew: a release stays.
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

import Vocabulary

/// What the canonical stream said. Only facts of that stream write here.
struct CanonicalRecords: Sendable {
    var applications = RecordTable<ApplicationRecord>()
    var corporations = RecordTable<CorporationRecord>()
    var targets = RecordTable<TargetRecord>()
    var counts = RecordTable<LettingsCountRecord>()
    var allocations = RecordTable<AllocationRecord>()
    var tenancies = RecordTable<TenancyRecord>()
    var dwellings = RecordTable<DwellingRecord>()
    var rounds = RecordTable<RoundRecord>()
    var actions = RecordTable<ActionRecord>()

    /// - Parameter today: the day that last started. It is the same for both inputs, because the day barrier holds
    ///   each at its marker until all have it.
    mutating func apply(_ fact: MonitoringFact, today: CalendarDate?) {
        switch fact {
        case .applicationSubmitted(let id, let institution, let group, let route, let waitingSince):
            var application = ApplicationRecord(
                id: id, institution: institution, group: group, route: route, waitingSince: waitingSince,
                registeredOn: today, isWithdrawn: false, withdrawnOn: nil)
            // Said anew: what happened since stays.
            if let known = self.applications[id] {
                application.pauses = known.pauses
                application.registeredOn = known.registeredOn
            }
            self.applications.put(application)
        case .applicationChanged(let id, let group, let route, let waitingSince):
            self.applications.change(id) { application in
                application.group = group ?? application.group
                application.route = route ?? application.route
                application.waitingSince = waitingSince ?? application.waitingSince
            }
        case .applicationPaused(let id, let day):
            self.applications.change(id) { $0.pauses = ($0.pauses ?? []) + [WaitingClock.Pause(from: day)] }
        case .applicationResumed(let id, let day):
            self.applications.change(id) { application in
                guard let last = application.pauses?.indices.last else { return }
                application.pauses?[last].until = day
            }
        case .applicationWithdrawn(let id):
            self.applications.change(id) { application in
                guard !application.isWithdrawn else { return }
                application.isWithdrawn = true
                application.withdrawnOn = today
            }
        case .corporationSized(let corporation, let dwellings):
            self.corporations.put(CorporationRecord(id: corporation, dwellings: dwellings))
        case .targetSet(let id, let year, let measure, let dwellings, let isCorrection):
            self.setTarget(id, year: year, measure: measure, dwellings: dwellings, isCorrection: isCorrection)
        case .lettingsCounted(let id, let period, let corporation, let regular, let priority):
            self.counts.put(
                LettingsCountRecord(
                    id: id, period: IndicatorPeriod(period), corporation: corporation, regular: regular,
                    priority: priority))
        case .allocationRecorded(
            let id, let group, let route, let corporation, let district, let allocatedOn, let waitingSince,
            let dwellingId, let applicationId):
            self.allocations.put(
                AllocationRecord(
                    id: id, group: group, route: route, corporation: corporation, district: district,
                    allocatedOn: allocatedOn, waitingSince: waitingSince, dwellingId: dwellingId,
                    applicationId: applicationId))
        case .tenancyStarted(let id, let dwellingId, let applicationId, let group, let startedOn, let independent):
            self.tenancies.put(
                TenancyRecord(
                    id: id, dwellingId: dwellingId, applicationId: applicationId, group: group,
                    startedOn: startedOn, independent: independent))
        default:
            self.applyRoundOrAction(fact)
        }
    }

    private mutating func applyRoundOrAction(_ fact: MonitoringFact) {
        switch fact {
        case .dwellingNominated(let id, let roundId, let corporation, let district, let inQuota):
            var dwelling =
                self.dwellings[id]
                ?? DwellingRecord(id: id, corporation: corporation, district: district, nominations: [])
            dwelling.corporation = corporation
            dwelling.district = district ?? dwelling.district
            let last = dwelling.nominations.last
            let isOpen = last?.roundId.flatMap { self.rounds[$0] }.map { !$0.isClosed } ?? false
            dwelling.nominate(
                for: roundId, inQuota: inQuota, isCorrection: isOpen && last?.isWithdrawn == false)
            self.dwellings.put(dwelling)
        case .dwellingWithdrawn(let id):
            self.dwellings.change(id) { $0.withdraw() }
        case .roundOpened(let id, let quarter, let opensOn, let closesOn, let dwellings):
            self.rounds.put(
                RoundRecord(
                    id: id, quarter: quarter, opensOn: opensOn, closesOn: closesOn, dwellings: dwellings,
                    isClosed: self.rounds[id]?.isClosed ?? false))
        case .roundClosed(let id):
            self.rounds.change(id) { $0.isClosed = true }
        case .actionRegistered(let id, let number, let title, let holder, let condition, let dueOn):
            let state = self.actions[id]?.state ?? .open
            self.actions.put(
                ActionRecord(
                    id: id, number: number, title: title, holder: holder, condition: condition, dueOn: dueOn,
                    state: state))
        case .actionProgressed(let id, let state, _):
            self.actions.change(id) { $0.state = state }
        default:
            break
        }
    }

    private mutating func setTarget(
        _ id: String, year: Int, measure: TargetMeasure, dwellings: Int, isCorrection: Bool
    ) {
        // The stream's own order decides which target is the last; its records need not be read in that order later. What
        // corrects one that another has replaced does not come before that one.
        let last = self.targets.unordered.map(\.order).max() ?? 0
        let order = isCorrection ? self.targets[id]?.order : nil
        let group: TargetGroup? = if case .priorityLettings(let group) = measure { group } else { nil }
        self.targets.put(
            TargetRecord(id: id, year: year, group: group, dwellings: dwellings, order: order ?? last + 1))
    }
}

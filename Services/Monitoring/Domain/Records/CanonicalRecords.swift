import Vocabulary

/// Records of the canonical stream. Only facts of that stream write here.
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
    /// The order of the last count; `nil` until it is first needed.
    private var lastCount: Int?

    /// - Parameter today: the day that last started. It is the same for both inputs, because the day barrier holds each
    ///   input at its marker until all have reached it.
    mutating func apply(_ fact: MonitoringFact, today: CalendarDate?) {
        switch fact {
        case .applicationSubmitted(let id, let institution, let group, let route, let waitingSince):
            var application = ApplicationRecord(
                id: id, institution: institution, group: group, route: route, waitingSince: waitingSince,
                registeredOn: today, isWithdrawn: false, withdrawnOn: nil)
            // Submitted again or corrected: later changes stay.
            if let known = self.applications[id] {
                application.pauses = known.pauses
                application.registeredOn = known.registeredOn
                // A withdrawal in the future stays; after a past withdrawal the application is submitted again.
                if let end = known.withdrawnOn, today.map({ end > $0 }) ?? true {
                    (application.isWithdrawn, application.withdrawnOn) = (true, end)
                }
            }
            self.applications.put(application)
        case .applicationChanged(let id, let group):
            self.applications.change(id) { $0.group = group ?? $0.group }
        case .applicationPaused(let id, let day):
            self.applications.change(id) { $0.pauses = ($0.pauses ?? []) + [WaitingClock.Pause(from: day)] }
        case .applicationResumed(let id, let day):
            self.applications.change(id) { application in
                guard let last = application.pauses?.indices.last else { return }
                application.pauses?[last].until = day
            }
        case .applicationWithdrawn(let id, let day):
            self.applications.change(id) { application in
                application.isWithdrawn = true
                application.withdrawnOn = day
            }
        case .corporationSized(let corporation, let said):
            self.size(corporation, said)
        case .targetSet(let id, let year, let measure, let dwellings, let isCorrection):
            self.setTarget(id, year: year, measure: measure, dwellings: dwellings, isCorrection: isCorrection)
        case .lettingsCounted(let id, let scope, let regular, let priority):
            let order = (self.lastCount ?? self.counts.unordered.compactMap(\.order).max() ?? 0) + 1
            self.lastCount = order
            self.counts.put(
                LettingsCountRecord(id: id, scope, regular: regular, priority: priority, order: order))
        case .allocationRecorded(let allocation):
            self.allocations.put(allocation)
        case .tenancyStarted(let tenancy):
            self.tenancies.put(tenancy)
        case .dwellingNominated(let id, let roundId, let corporation, let district, let inQuota):
            self.nominate(id, for: roundId, corporation, district, inQuota: inQuota, today: today)
        case .roundOpened(let id, let quarter, let opensOn, let closesOn, let dwellings):
            self.rounds.put(
                RoundRecord(
                    id: id, quarter: quarter, opensOn: opensOn, closesOn: closesOn, dwellings: dwellings,
                    isClosed: self.rounds[id]?.isClosed ?? false, closedOn: self.rounds[id]?.closedOn))
        case .roundClosed(let id, let day):
            self.rounds.change(id) {
                $0.isClosed = true
                $0.closedOn = min(day, $0.closedOn ?? day)
            }
        case .actionRegistered(let id, let number, let title, let holder, let condition, let dueOn):
            let known = self.actions[id]
            self.actions.put(
                ActionRecord(
                    id: id, number: number, title: title, holder: holder, condition: condition, dueOn: dueOn,
                    state: known?.state ?? .open, states: known?.states))
        case .actionProgressed(let id, let state, let day, let ref, let corrects):
            self.progress(id, DatedStatements.Statement(state, asOf: day, ref: ref, corrects: corrects))
        case .dwellingAvailabilityChanged, .quotaAnnounced, .presentationProposed, .presentationDropped,
            .presentationMade,
            .presentationEnded, .placementConfirmed, .placementCancelled:
            break
        }
    }

    private mutating func nominate(
        _ id: String, for roundId: String?, _ corporation: String, _ district: District?, inQuota: Bool,
        today: CalendarDate?
    ) {
        var dwelling =
            self.dwellings[id]
            ?? DwellingRecord(id: id, corporation: corporation, district: district, nominations: [])
        dwelling.corporation = corporation
        dwelling.district = district ?? dwelling.district
        let last = dwelling.nominations.last
        let round = last?.roundId.flatMap { self.rounds[$0] }
        let isOpen = round.map { round in today.map { !round.isClosed(on: $0) } ?? true } ?? false
        dwelling.nominate(for: roundId, inQuota: inQuota, isCorrection: isOpen && last?.isWithdrawn == false)
        self.dwellings.put(dwelling)
    }

    private mutating func progress(_ id: String, _ said: DatedStatements<ActionState>.Statement) {
        self.actions.change(id) { action in
            var states = action.states
            if states == nil { states = DatedStatements(said) } else { states?.say(said) }
            action.states = states
            action.state = states?.current?.value ?? said.value
        }
    }

    private mutating func size(_ corporation: String, _ said: DatedStatements<Int>) {
        let known = self.corporations[corporation]
        // A count stored without its day precedes all dated counts.
        let former = known.map {
            $0.counts ?? DatedStatements(.init($0.dwellings, asOf: CalendarDate(dayNumber: 0), ref: nil, corrects: nil))
        }
        var counts = former ?? said
        if former != nil { counts.say(said) }
        self.corporations.put(
            CorporationRecord(id: corporation, dwellings: counts.current?.value ?? 0, counts: counts))
    }

    private mutating func setTarget(
        _ id: String, year: Int, measure: TargetMeasure, dwellings: Int, isCorrection: Bool
    ) {
        // The stream's order decides which target is the last, because records may be read in another order later. A
        // correction keeps the order of the target that it corrects, so that it does not overrule a later one.
        let last = self.targets.unordered.map(\.order).max() ?? 0
        let order = isCorrection ? self.targets[id]?.order : nil
        let group: TargetGroup? = if case .priorityLettings(let group) = measure { group } else { nil }
        self.targets.put(
            TargetRecord(id: id, year: year, group: group, dwellings: dwellings, order: order ?? last + 1))
    }
}

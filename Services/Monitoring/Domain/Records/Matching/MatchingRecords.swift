import Vocabulary

/// Records of Matching's stream. Only facts of that stream write here.
struct MatchingRecords: Sendable {
    var quotas = RecordTable<QuotaRecord>()
    var presentations = RecordTable<PresentationRecord>()
    var proposals = RecordTable<ProposalRecord>()
    var placements = RecordTable<PlacementRecord>()
    var dwellings = RecordTable<DwellingAvailability>()

    mutating func apply(_ fact: MonitoringFact) {
        switch fact {
        case .quotaAnnounced(let roundId, let corporation, let quota, let carriedOver):
            self.quotas.put(
                QuotaRecord(roundId: roundId, corporation: corporation, quota: quota, carriedOver: carriedOver))
        case .presentationProposed(let id, let roundId, let madeOn):
            self.proposals.put(ProposalRecord(id: id, roundId: roundId, madeOn: madeOn, isOpen: true))
        case .presentationDropped(let id):
            self.proposals.change(id) { $0.isOpen = false }
        case .presentationMade(let id, let roundId, let dwellingId, let corporation, let applicationIds, let madeOn):
            self.proposals.change(id) { $0.isOpen = false }
            self.presentations.put(
                PresentationRecord(
                    id: id, roundId: roundId, dwellingId: dwellingId, corporation: corporation,
                    candidates: applicationIds.count, madeOn: madeOn, ending: nil, declined: []))
        case .presentationEnded(let id, let why, let declined):
            self.presentations.change(id) { presentation in
                presentation.ending = why
                presentation.declined = declined.sorted { ($0.reason, $0.count) < ($1.reason, $1.count) }
            }
        case .placementConfirmed(
            let id, let roundId, let dwellingId, let applicationId, let institution, let group, let on,
            let waitingSince):
            self.placements.put(
                PlacementRecord(
                    id: id, roundId: roundId, dwellingId: dwellingId, applicationId: applicationId,
                    institution: institution, group: group, on: on, waitingSince: waitingSince))
        case .dwellingAvailabilityChanged(let dwellings):
            for dwelling in dwellings where dwelling.isWithdrawn || self.dwellings[dwelling.id] != nil {
                self.dwellings.put(dwelling)
            }
        case .placementCancelled(let id, let on):
            self.placements.change(id) { $0.cancelledOn = on }
        case .applicationSubmitted, .applicationChanged, .applicationPaused, .applicationResumed, .applicationWithdrawn,
            .corporationSized, .targetSet, .lettingsCounted, .allocationRecorded, .tenancyStarted, .dwellingNominated,
            .roundOpened, .roundClosed, .actionRegistered, .actionProgressed:
            break
        }
    }
}

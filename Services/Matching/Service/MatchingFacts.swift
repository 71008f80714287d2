import Contracts
import MatchingDomain
import Pipeline
import Vocabulary

extension MatchingFact {
    /// Translates an event of the canonical stream; `nil` for types that do not concern Matching.
    init?(_ event: StreamEvent) throws {
        if let day = event.marker {
            self = .dayStarted(day)
            return
        }
        guard let type = event.partnerType, let fact = try Self.fact(type, event) else { return nil }
        self = fact
    }

    private static func fact(_ type: EventType, _ event: StreamEvent) throws -> MatchingFact? {
        let partner = event.partner ?? ""
        switch type {
        case .contingentSet:
            let data = try event.read(ContingentSet.self)
            return .contingentSet(
                Contingent(
                    id: data.contingentId, institution: data.institutionId, year: data.year, dwellings: data.dwellings,
                    inflowDwellings: data.inflowDwellings))
        case .corporationSized:
            let data = try event.read(CorporationSized.self)
            var size = CorporationSize(corporation: data.corporationId, dwellings: data.dwellings, asOf: data.asOf)
            (size.eventRef, size.corrects) = (event.id, event.corrects)
            return .corporationSized(size)
        case .policySet:
            var policy = Policy(try event.read(PolicySet.self))
            (policy.eventRef, policy.corrects) = (event.id, event.corrects)
            return .policySet(policy)
        case .supplyAnnounced:
            let data = try event.read(SupplyAnnounced.self)
            return .supplyAnnounced(
                Project(
                    id: data.supplyId, expectedIn: data.expectedIn, dwellings: data.dwellings,
                    forGroups: data.forGroups))
        case .applicationSubmitted:
            let data = try event.read(ApplicationSubmitted.self)
            return .applicationSubmitted(
                applicationId: data.applicationId, profile: CandidateProfile(data, institution: partner))
        case .applicationChanged:
            let data = try event.read(ApplicationChanged.self)
            return .applicationChanged(applicationId: data.applicationId, change: CandidateChange(data))
        case .allocationRecorded:
            let data = try event.read(AllocationRecorded.self)
            return .allocationRecorded(
                allocationId: data.allocationId, applicationId: data.applicationId, dwellingId: data.dwellingId,
                // An allocation without a group does not count in the spread over the city.
                district: data.group == nil ? nil : data.district, date: data.allocatedOn,
                isCorrection: event.corrects != nil)
        case .applicationPaused:
            let data = try event.read(ApplicationPaused.self)
            return .applicationPaused(applicationId: data.applicationId, date: data.pausedOn)
        case .applicationResumed:
            let data = try event.read(ApplicationResumed.self)
            return .applicationResumed(applicationId: data.applicationId, date: data.resumedOn)
        case .applicationWithdrawn:
            let data = try event.read(ApplicationWithdrawn.self)
            return .applicationWithdrawn(
                applicationId: data.applicationId, reason: data.reason.rawValue, date: data.withdrawnOn)
        case .dwellingNominated:
            return .dwellingNominated(
                DwellingNomination(try event.read(DwellingNominated.self), corporation: partner))
        case .dwellingWithdrawn:
            let data = try event.read(DwellingWithdrawn.self)
            return .dwellingWithdrawn(dwellingId: data.dwellingId, reason: data.reason.rawValue)
        case .roundOpened:
            let data = try event.read(RoundOpened.self)
            return .roundOpened(
                RoundOpening(
                    roundId: data.roundId, quarter: data.quarter, opensOn: data.opensOn, closesOn: data.closesOn,
                    dwellings: data.dwellings, office: partner))
        case .roundClosed:
            let data = try event.read(RoundClosed.self)
            return .roundClosed(roundId: data.roundId, date: data.closedOn)
        case .tenancyStarted:
            let data = try event.read(TenancyStarted.self)
            return .tenancyStarted(
                tenancyId: data.tenancyId, dwellingId: data.dwellingId, applicationId: data.applicationId,
                date: data.startedOn, isCorrection: event.corrects != nil)
        case .matchChosen: return try Self.matchChosen(event)
        case .matchDeclined: return try Self.matchDeclined(event)
        case .offerRefused: return try Self.offerRefused(event)
        case .presentationConfirmed: return try Self.presentationConfirmed(event)
        case .presentationOverridden: return try Self.presentationOverridden(event)
        case .exceptionGranted: return try Self.exceptionGranted(event)
        case .locationLocked: return try Self.locationLocked(event)
        case .locationReleased: return try Self.locationReleased(event)
        // Types for other services, and types that only Registration keeps.
        case .institutionJoined, .institutionLeft, .targetSet, .statusHoldersTargeted, .supportArranged,
            .handoverCompleted,
            .supportEnded, .relapseReported, .nuisanceReported, .tenancyFlipped, .tenancyEnded, .lettingsCounted,
            .stockCounted, .urgencyGranted, .urgencyRefused, .urgencyExpired, .actionRegistered, .actionProgressed,
            .actionClosed, .evaluationRecorded, .alertAcknowledged, .alertAssigned, .alertSnoozed, .alertResolved,
            .calendarDayRequested:
            return nil
        }
    }
}

extension CandidateProfile {
    fileprivate init(_ data: ApplicationSubmitted, institution: String) {
        self.init(
            institution: institution, group: data.group, route: data.route, adults: data.household.adults,
            children: data.household.children, maximumRent: data.maximumRentCents, bornFrom: data.birthYears?.from,
            bornTo: data.birthYears?.to, kinds: data.profile.kinds, minimumRooms: data.profile.minimumRooms,
            groundFloor: data.profile.groundFloor, wheelchair: data.profile.wheelchair,
            lowStimulus: data.profile.lowStimulus, preferredDistricts: data.profile.preferredDistricts,
            excludedDistricts: data.profile.excludedDistricts.map(\.district), support: data.support.product,
            supportHoursPerWeek: data.support.hoursPerWeek, waitingSince: data.waitingSince, readyFrom: data.readyFrom,
            sharers: data.household.sharers == 0 ? nil : data.household.sharers)
    }
}

extension CandidateChange {
    fileprivate init(_ data: ApplicationChanged) {
        self.init(
            group: data.group, adults: data.household?.adults, children: data.household?.children,
            maximumRent: data.maximumRentCents, kinds: data.profile?.kinds, minimumRooms: data.profile?.minimumRooms,
            groundFloor: data.profile?.groundFloor, wheelchair: data.profile?.wheelchair,
            lowStimulus: data.profile?.lowStimulus, preferredDistricts: data.profile?.preferredDistricts,
            excludedDistricts: data.profile?.excludedDistricts.map(\.district), support: data.support?.product,
            supportHoursPerWeek: data.support?.hoursPerWeek, readyFrom: data.readyFrom,
            sharers: data.household?.sharers)
    }
}

extension DwellingNomination {
    fileprivate init(_ data: DwellingNominated, corporation: String) {
        self.init(
            dwellingId: data.dwellingId, roundId: data.roundId, corporation: corporation, district: data.district,
            neighbourhood: data.neighbourhood?.code ?? "", complex: data.complexId, entrance: data.entranceId,
            street: data.streetId, complexUnits: data.complexUnits, concept: data.concept,
            rooms: data.rooms, rent: data.rentCents, kind: data.kind, floor: data.floor, stepFree: data.stepFree,
            wheelchair: data.wheelchair, lowStimulus: data.lowStimulus, contractForm: data.contractForm,
            availableFrom: data.availableFrom, availableUntil: data.availableUntil, support: data.support,
            reservedFor: data.reservedFor, supply: data.supplyId)
    }
}

import Contracts
import MatchingDomain
import Messaging
import Vocabulary

extension MatchingFact {
    /// What Matching makes of an event of the canonical stream; `nil` for types that do not concern it.
    init?(_ event: StreamEvent) throws {
        if let day = event.marker {
            self = .dayStarted(day)
            return
        }
        guard let type = event.partnerType else { return nil }
        let partner = event.partner ?? ""
        switch try type.read(event.data).data {
        case let data as InstitutionJoined:
            self = .institutionJoined(institution: data.institutionId, date: data.joinedOn)
        case let data as ContingentSet:
            self = .contingentSet(
                Contingent(
                    id: data.contingentId, institution: data.institutionId, year: data.year, dwellings: data.dwellings,
                    inflowDwellings: data.inflowDwellings))
        case let data as CorporationSized:
            var size = CorporationSize(corporation: data.corporationId, dwellings: data.dwellings, asOf: data.asOf)
            (size.eventRef, size.corrects) = (event.id, event.corrects)
            self = .corporationSized(size)
        case let data as PolicySet:
            var policy = Policy(data)
            (policy.eventRef, policy.corrects) = (event.id, event.corrects)
            self = .policySet(policy)
        case let data as SupplyAnnounced:
            self = .supplyAnnounced(
                Project(
                    id: data.supplyId, expectedIn: data.expectedIn, dwellings: data.dwellings,
                    forGroups: data.forGroups))
        case let data as ApplicationSubmitted:
            self = .applicationSubmitted(
                applicationId: data.applicationId, profile: CandidateProfile(data, institution: partner))
        case let data as ApplicationChanged:
            self = .applicationChanged(applicationId: data.applicationId, change: CandidateChange(data))
        case let data as AllocationRecorded:
            self = .allocationRecorded(
                allocationId: data.allocationId, applicationId: data.applicationId, dwellingId: data.dwellingId,
                // Without a group it went to nobody whom the spread is about.
                district: data.group == nil ? nil : data.district, date: data.allocatedOn,
                isCorrection: event.corrects != nil)
        case let data as ApplicationPaused:
            self = .applicationPaused(applicationId: data.applicationId, date: data.pausedOn)
        case let data as ApplicationResumed:
            self = .applicationResumed(applicationId: data.applicationId, date: data.resumedOn)
        case let data as ApplicationWithdrawn:
            self = .applicationWithdrawn(
                applicationId: data.applicationId, reason: data.reason.rawValue, date: data.withdrawnOn)
        case let data as DwellingNominated:
            self = .dwellingNominated(DwellingNomination(data, corporation: partner))
        case let data as DwellingWithdrawn:
            self = .dwellingWithdrawn(dwellingId: data.dwellingId, reason: data.reason.rawValue)
        case let data as RoundOpened:
            self = .roundOpened(
                RoundOpening(
                    roundId: data.roundId, quarter: data.quarter, opensOn: data.opensOn, closesOn: data.closesOn,
                    dwellings: data.dwellings, office: partner))
        case let data as RoundClosed:
            self = .roundClosed(roundId: data.roundId, date: data.closedOn)
        case let data as MatchChosen:
            self = .matchChosen(
                eventRef: event.id, presentationId: data.presentationId, applicationId: data.applicationId,
                corporation: partner)
        case let data as MatchDeclined:
            self = .matchDeclined(
                eventRef: event.id, presentationId: data.presentationId, corporation: partner,
                reasons: data.reasons.map {
                    MatchingDomain.DeclineReason(applicationId: $0.applicationId, code: $0.reason.rawValue)
                })
        case let data as OfferRefused:
            self = .offerRefused(
                eventRef: event.id, presentationId: data.presentationId, applicationId: data.applicationId,
                reason: data.reason.rawValue)
        case let data as PresentationConfirmed:
            self = .presentationConfirmed(eventRef: event.id, presentationId: data.presentationId)
        case let data as PresentationOverridden:
            self = .presentationOverridden(
                eventRef: event.id, presentationId: data.presentationId, candidates: data.candidates,
                reasons: data.reasons.map(\.rawValue))
        case let data as ExceptionGranted:
            guard let rule = GrantedException.Rule(rawValue: data.rule.rawValue) else { return nil }
            self = .exceptionGranted(
                GrantedException(
                    id: data.exceptionId, applicationId: data.applicationId, dwellingId: data.dwellingId, rule: rule,
                    reasons: data.reasons.map(\.rawValue), grantedOn: data.grantedOn))
        case let data as LocationLocked:
            guard let level = LocationLock.Level(rawValue: data.level.rawValue) else { return nil }
            self = .locationLocked(
                LocationLock(
                    id: data.lockId, level: level, locationId: data.locationId, reason: data.reason.rawValue,
                    lockedOn: data.lockedOn, lockedUntil: data.lockedUntil))
        case let data as LocationReleased:
            self = .locationReleased(lockId: data.lockId, date: data.releasedOn)
        case let data as TenancyStarted:
            self = .tenancyStarted(
                tenancyId: data.tenancyId, dwellingId: data.dwellingId, applicationId: data.applicationId,
                date: data.startedOn, isCorrection: event.corrects != nil)
        default: return nil
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

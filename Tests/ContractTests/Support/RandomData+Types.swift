import Contracts
import Vocabulary

extension RandomData {
    mutating func data(_ type: EventType) -> any EventData {
        switch type {
        case .institutionJoined, .contingentSet, .corporationSized, .targetSet, .policySet: self.agreement(type)
        case .applicationSubmitted, .applicationChanged, .applicationWithdrawn: self.application(type)
        case .dwellingNominated, .dwellingWithdrawn, .tenancyStarted: self.dwelling(type)
        case .roundOpened, .roundClosed, .matchChosen, .matchDeclined: self.round(type)
        default: self.record(type)
        }
    }

    private mutating func agreement(_ type: EventType) -> any EventData {
        switch type {
        case .institutionJoined: return InstitutionJoined(institutionId: self.reference(), joinedOn: self.date())
        case .contingentSet:
            let dwellings = self.random.int(0...100_000)
            return ContingentSet(
                contingentId: self.reference(), institutionId: self.reference(), year: self.random.int(2000...2100),
                dwellings: dwellings, inflowDwellings: self.maybe { $0.random.int(0...dwellings) })
        case .corporationSized:
            return CorporationSized(
                corporationId: self.reference(), dwellings: self.random.int(0...10_000_000), asOf: self.date())
        case .targetSet:
            let group: TargetGroup? = self.maybe { $0.random.code() }
            return TargetSet(
                targetId: self.reference(), year: self.random.int(2000...2100),
                measure: group == nil ? .totalLettings : .priorityLettings, group: group,
                dwellings: self.random.int(0...1_000_000))
        default:
            return PolicySet(
                policyId: self.reference(), version: self.random.int(1...1_000_000), validFrom: self.date(),
                candidatesPerDwelling: self.random.int(1...20), responseDays: self.random.int(1...90),
                inflowSharePercent: self.random.int(0...100), confirmation: self.random.code())
        }
    }

    private mutating func application(_ type: EventType) -> any EventData {
        switch type {
        case .applicationSubmitted:
            ApplicationSubmitted(
                applicationId: self.reference(), group: self.random.code(), route: self.random.code(),
                household: self.household(), birthYears: self.maybe { $0.birthYears() },
                maximumRentCents: self.cents(), profile: self.profile(), support: self.support(),
                urgency: self.maybe { $0.urgency() }, waitingSince: self.date(), readyFrom: self.date())
        case .applicationChanged:
            ApplicationChanged(
                applicationId: self.reference(), reason: self.random.code(), group: self.maybe { $0.random.code() },
                household: self.maybe { $0.household() }, maximumRentCents: self.maybe { $0.cents() },
                profile: self.maybe { $0.profile() }, support: self.maybe { $0.support() },
                readyFrom: self.maybe { $0.date() })
        default:
            ApplicationWithdrawn(
                applicationId: self.reference(), reason: self.random.code(), withdrawnOn: self.date())
        }
    }

    private mutating func dwelling(_ type: EventType) -> any EventData {
        switch type {
        case .dwellingNominated:
            let (from, until) = self.dates(gap: 1)
            return DwellingNominated(
                dwellingId: self.reference(), roundId: self.reference(),
                bagId: self.maybe { "0344010000" + $0.random.digits(6) }, district: self.random.code(),
                neighbourhood: self.maybe { $0.neighbourhood() }, complexId: self.maybe { $0.reference() },
                entranceId: self.maybe { $0.reference() }, rooms: self.random.int(1...10), rentCents: self.cents(),
                kind: self.random.code(), floor: self.random.int(-2...60), stepFree: self.flag(),
                wheelchair: self.flag(), lowStimulus: self.flag(), contractForm: self.random.code(),
                availableFrom: from, availableUntil: self.maybe { _ in until })
        case .dwellingWithdrawn:
            return DwellingWithdrawn(dwellingId: self.reference(), reason: self.random.code())
        default:
            return TenancyStarted(
                tenancyId: self.reference(), dwellingId: self.reference(),
                applicationId: self.maybe { $0.reference() }, group: self.maybe { $0.random.code() },
                startedOn: self.date(), contractForm: self.random.code(), independent: self.flag())
        }
    }

    private mutating func round(_ type: EventType) -> any EventData {
        switch type {
        case .roundOpened:
            let (opensOn, closesOn) = self.dates(gap: 1)
            return RoundOpened(
                roundId: self.reference(), quarter: self.quarter(), opensOn: opensOn, closesOn: closesOn,
                dwellings: self.random.int(0...100_000))
        case .roundClosed: return RoundClosed(roundId: self.reference(), closedOn: self.date())
        case .matchChosen: return MatchChosen(presentationId: self.reference(), applicationId: self.reference())
        default:
            return MatchDeclined(
                presentationId: self.reference(),
                reasons: (0...self.random.int(0...4)).map { _ in
                    CandidateDecline(applicationId: self.random.reference(.uuid4), reason: self.random.code())
                })
        }
    }

    private mutating func record(_ type: EventType) -> any EventData {
        switch type {
        case .lettingsCounted:
            LettingsCounted(
                countId: self.reference(),
                period: self.random.flag() ? .quarter(self.quarter()) : .year(self.date().year),
                corporationId: self.maybe { $0.reference() }, regular: self.random.int(0...1_000_000),
                priority: self.codes(TargetGroup.self).map {
                    GroupCount(group: $0, dwellings: self.random.int(0...1_000_000))
                })
        case .allocationRecorded: self.allocation()
        case .actionRegistered:
            ActionRegistered(
                actionId: self.reference(), number: self.random.int(1...10_000), title: self.text(300),
                holder: self.text(200),
                partners: (0..<self.random.int((self.isFull ? 1 : 0)...3)).map { _ in self.text(200) },
                dueOn: self.maybe { $0.date() })
        case .actionProgressed:
            ActionProgressed(actionId: self.reference(), state: self.random.code(), progressedOn: self.date())
        case .alertAcknowledged: AlertAcknowledged(alertId: self.reference(), member: self.reference())
        default: CalendarDayRequested(date: self.date())
        }
    }

    private mutating func allocation() -> AllocationRecorded {
        let (since, on) = self.dates(gap: 0)
        return AllocationRecorded(
            allocationId: self.reference(), group: self.random.code(), route: self.maybe { $0.random.code() },
            channel: self.random.code(), corporationId: self.maybe { $0.reference() },
            district: self.maybe { $0.random.code() }, persons: self.maybe { $0.random.int(1...20) },
            allocatedOn: on, waitingSince: self.maybe { _ in since })
    }
}

import Vocabulary

/// All waiting cases, by group (MON-2).
struct WaitingBook: Sendable {
    private(set) var cases: [TargetGroup: [WaitingCase]] = [:]

    init(_ canonical: CanonicalRecords, _ matching: MatchingRecords, _ same: LettingPairs) {
        let offers = Self.firstOffers(canonical, matching)
        for application in canonical.applications.unordered {
            self.cases[application.group, default: []].append(
                WaitingCase(
                    group: application.group, since: application.waitingSince,
                    registeredOn: application.registeredOn, offeredOn: offers[application.id],
                    isWithdrawn: application.isWithdrawn, withdrawnOn: application.withdrawnOn,
                    pauses: application.pauses ?? []))
        }
        self.addPlacementsOfUnknownApplications(canonical, matching)
        for allocation in canonical.allocations.unordered {
            // An allocation to a known application ended the waiting of that application and is no case of its own.
            let application = allocation.applicationId ?? same.tenancies[allocation.id]?.applicationId
            if let application, canonical.applications[application] != nil { continue }
            guard let group = allocation.group, let since = allocation.waitingSince else { continue }
            self.addSettled(group, since: since, on: allocation.allocatedOn)
        }
    }

    /// The groups with at least one case, in the plan's order.
    var groups: [TargetGroup] { TargetGroup.allCases.filter { self.cases[$0]?.isEmpty == false } }

    func waiting(_ groups: [TargetGroup], on day: CalendarDate) -> [WaitingCase] {
        groups.flatMap { (self.cases[$0] ?? []).filter { $0.isWaiting(on: day) } }
    }

    func placed(_ groups: [TargetGroup], from first: CalendarDate, through last: CalendarDate) -> [WaitingCase] {
        groups.flatMap { group in
            (self.cases[group] ?? []).filter { item in
                guard let offeredOn = item.offeredOn else { return false }
                return first <= offeredOn && offeredOn <= last
            }
        }
    }

    /// - Returns: the number of cases whose norm was settled in these days, and how many of them got a home in time.
    func norm(
        _ groups: [TargetGroup], from first: CalendarDate, through last: CalendarDate
    ) -> (inTime: Int, settled: Int) {
        var result = (inTime: 0, settled: 0)
        for group in groups {
            for item in self.cases[group] ?? [] {
                guard let verdict = item.verdict, first <= verdict.on, verdict.on <= last else { continue }
                result.settled += 1
                if verdict.inTime { result.inTime += 1 }
            }
        }
        return result
    }

    /// The first day on which each application had a home, by a placement, a tenancy or an allocation.
    private static func firstOffers(
        _ canonical: CanonicalRecords, _ matching: MatchingRecords
    ) -> [String: CalendarDate] {
        var offers: [String: CalendarDate] = [:]
        func note(_ applicationId: String?, _ day: CalendarDate) {
            guard let applicationId else { return }
            offers[applicationId] = min(offers[applicationId] ?? day, day)
        }
        for placement in matching.placements.unordered where placement.cancelledOn == nil {
            note(placement.applicationId, placement.on)
        }
        for tenancy in canonical.tenancies.unordered { note(tenancy.applicationId, tenancy.startedOn) }
        for allocation in canonical.allocations.unordered { note(allocation.applicationId, allocation.allocatedOn) }
        return offers
    }

    private mutating func addPlacementsOfUnknownApplications(
        _ canonical: CanonicalRecords, _ matching: MatchingRecords
    ) {
        var first: [String: PlacementRecord] = [:]
        for placement in matching.placements.unordered
        where canonical.applications[placement.applicationId] == nil && placement.cancelledOn == nil {
            if let other = first[placement.applicationId], (other.on, other.id) < (placement.on, placement.id) {
                continue
            }
            first[placement.applicationId] = placement
        }
        for placement in first.values {
            self.addSettled(placement.group, since: placement.waitingSince, on: placement.on)
        }
    }

    private mutating func addSettled(_ group: TargetGroup, since: CalendarDate, on day: CalendarDate) {
        self.cases[group, default: []].append(
            WaitingCase(
                group: group, since: since, registeredOn: day, offeredOn: day, isWithdrawn: false, withdrawnOn: nil))
    }
}

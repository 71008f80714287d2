@testable import MonitoringDomain
import Vocabulary

/// Short forms of facts, for tests about something else.
extension MonitoringFact {
    static func lettingsCounted(
        countId: String, period: Period, corporation: String?, regular: Int, priority: [PriorityLettings]
    ) -> MonitoringFact {
        .lettingsCounted(
            countId: countId, scope: CountScope(period, corporation: corporation), regular: regular, priority: priority)
    }

    static func allocationRecorded(
        allocationId: String, group: TargetGroup, corporation: String? = nil, district: District? = nil,
        allocatedOn: CalendarDate, waitingSince: CalendarDate? = nil, dwellingId: String? = nil,
        applicationId: String? = nil
    ) -> MonitoringFact {
        .allocationRecorded(
            AllocationRecord(
                id: allocationId, group: group, corporation: corporation, district: district, allocatedOn: allocatedOn,
                waitingSince: waitingSince, dwellingId: dwellingId, applicationId: applicationId))
    }

    static func tenancyStarted(
        tenancyId: String, dwellingId: String, corporation: String? = nil, applicationId: String? = nil,
        group: TargetGroup? = nil, startedOn: CalendarDate, independent: Bool
    ) -> MonitoringFact {
        .tenancyStarted(
            TenancyRecord(
                id: tenancyId, dwellingId: dwellingId, corporation: corporation, applicationId: applicationId,
                group: group, startedOn: startedOn,
                independent: independent))
    }

    static func corporationSized(corporation: String, dwellings: Int) -> MonitoringFact {
        .corporationSized(
            corporation: corporation,
            dwellings: DatedStatements(.init(dwellings, asOf: CalendarDate(dayNumber: 0), ref: nil, corrects: nil)))
    }
}

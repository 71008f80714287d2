import Contracts
import MatchingDomain

extension RoundReported {
    init(_ report: RoundReport) {
        self.init(
            roundId: report.roundId, quarter: report.quarter, closedOn: report.closedOn,
            corporations: report.corporations.map {
                Corporation(
                    corporation: $0.corporation, quota: $0.quota, carriedOver: $0.carriedOver,
                    funnel: RoundFunnel($0.funnel))
            }, total: RoundFunnel(report.total), fairness: report.fairness.map { RoundFairness($0) },
            commitments: report.commitments?.map {
                Commitment(corporation: $0.corporation, groups: $0.groups, promised: $0.promised, placed: $0.placed)
            },
            projects: report.projects?.map {
                Project(supply: $0.supply, expectedIn: $0.expectedIn, agreed: $0.agreed, nominated: $0.nominated)
            })
    }
}

extension RoundFunnel {
    fileprivate init(_ funnel: Funnel) {
        self.init()
        self.nominated = funnel.nominated
        self.withdrawn = funnel.withdrawn
        self.dwellingsPresented = funnel.dwellingsPresented
        self.presentations = funnel.presentations
        self.refilled = funnel.refilled
        self.candidatesPresented = funnel.candidatesPresented
        self.chosen = funnel.chosen
        self.declined = funnel.declined
        self.expired = funnel.expired
        self.declineReasons = funnel.declineReasons.map { CodeCount(code: $0.code, count: $0.count) }
        self.placed = funnel.placed
        self.unused = funnel.unused
    }
}

extension RoundFairness {
    fileprivate init(_ report: FairnessReport) {
        self.init(
            institutions: report.institutions.map {
                Institution(
                    institution: $0.institution, contingent: $0.contingent, presented: $0.presented,
                    placed: $0.placed, placedInflow: $0.placedInflow, shareHundredths: $0.shareHundredths,
                    behindHundredths: $0.behindHundredths)
            },
            groups: report.groups.map {
                Group(
                    group: $0.group, presented: $0.presented, placed: $0.placed,
                    averageWaitingDays: $0.averageWaitingDays, waiting: $0.waiting)
            }, exceptions: report.exceptions.map { CodeCount(code: $0.code, count: $0.count) },
            overridden: report.overridden)
    }
}

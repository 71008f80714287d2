import Contracts
import MatchingDomain
import Vocabulary

extension Policy {
    init(_ data: PolicySet) {
        let version = "\(data.policyId)/\(data.version)"
        let declines = (data.declines ?? []).map {
            DecisionPolicy.Decline(reason: $0.reason.rawValue, reach: $0.reach, asksOffice: $0.asksOffice)
        }
        let refusals = (data.refusals ?? []).map {
            DecisionPolicy.Refusal(reason: $0.reason.rawValue, usesOffer: $0.usesOffer)
        }
        self.init(
            version: version, validFrom: data.validFrom, candidatesPerDwelling: data.candidatesPerDwelling,
            responseDays: data.responseDays, inflowSharePercent: data.inflowSharePercent,
            confirmation: data.confirmation == .automatic ? .automatic : .office,
            levels: data.levels.map { $0.map(Level.init) }, suitability: data.suitability,
            complexCapPercent: data.complexCapPercent, entranceCap: data.entranceCap,
            decisions: declines.isEmpty && refusals.isEmpty
                ? nil : DecisionPolicy.plan2019.replacing(declines, refusals, version: version),
            limits: data.limits.map { $0.map { RuleLimits($0, version: version) } },
            commitments: data.commitments.map { list in
                list.map {
                    MatchingDomain.Commitment(
                        corporation: $0.corporationId, groups: $0.groups, dwellings: $0.dwellings)
                }
            })
        self.complexCapCorporations = data.complexCapCorporations
    }
}

extension RuleLimits {
    fileprivate init(_ data: YearLimits, version: String) {
        self.init(
            fromYear: data.fromYear, youthRent: data.youthRentCents, youthBelowAge: data.youthBelowAge,
            campusAges: data.campusFromAge...data.campusToAge, source: version)
    }
}

extension Level {
    fileprivate init(_ level: PolicyLevel) {
        self =
            switch level {
            case .overNorm: .overNorm
            case .institutionShare: .institutions
            case .routeShare: .routes
            case .waiting: .waiting
            case .suitability: .suitability
            }
    }
}

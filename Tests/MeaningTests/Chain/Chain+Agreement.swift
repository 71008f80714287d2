import Contracts
@testable import MatchingDomain
@testable import MonitoringDomain
@testable import RegistrationDomain
@testable import RegistrationService
import Vocabulary

/// Checks that Registration, Matching and Monitoring agree about every client, dwelling and round.
extension Chain {
    /// The points on which the services disagree.
    func disagreements() -> [String] {
        guard let day = self.day else { return [] }
        return self.aboutApplications(on: day) + self.aboutDwellings() + self.aboutRounds(on: day)
            + self.aboutCorporations()
    }

    private func shown(_ kind: String, _ id: String) -> String {
        self.standings[StandingView.Key(kind: kind, id: id)]?.state ?? StandingView.initial
    }

    private func hasEnded(_ kind: ReferenceKind, _ id: String, on day: CalendarDate) -> Bool? {
        self.registry[Registry.Key(kind, id)]?.hasEnded(by: day)
    }

    private func aboutApplications(on day: CalendarDate) -> [String] {
        var found: [String] = []
        var waiting: [TargetGroup: Int] = [:]
        for candidate in self.matching.candidates.sorted {
            let isLive = candidate.presentationId.flatMap { self.matching.presentations[$0]?.state } == .live
            let told = candidate.state == .presented && !isLive ? "waiting" : candidate.state.rawValue
            let shown = self.shown("application", candidate.id)
            if shown != told { found.append("\(candidate.id): Registration shows \(shown), Matching has \(told)") }
            let isWithdrawn = candidate.withdrawalReason != nil
            if self.hasEnded(.application, candidate.id, on: day) != isWithdrawn {
                found.append("\(candidate.id): withdrawn for one, not for the other")
            }
            let isStillWaiting = candidate.state == .waiting || candidate.state == .presented
            // A client with a future home waits until that day, and is presented for no other dwelling.
            let isHousedLater = candidate.state == .housed && candidate.housedOn.map { $0 > day } ?? false
            let isWaitingOtherwise = !isWithdrawn && candidate.pausedOn == nil
            if isStillWaiting || isHousedLater && isWaitingOtherwise {
                waiting[candidate.profile.group, default: 0] += 1
            }
        }
        let counted = self.monitoring.indicators(
            for: IndicatorQuery(ids: [.waitingCount], period: .year(day.year)))
        for group in TargetGroup.allCases {
            let figure = counted.first { $0.dimension == .group(group) }?.numerator ?? 0
            if figure != waiting[group] ?? 0 {
                found.append("\(group): Monitoring counts \(figure) waiting, Matching has \(waiting[group] ?? 0)")
            }
        }
        return found
    }

    private func aboutDwellings() -> [String] {
        var found: [String] = []
        for dwelling in self.matching.dwellings.sorted {
            let isLive = dwelling.presentationId.flatMap { self.matching.presentations[$0]?.state } == .live
            let told: String =
                switch dwelling.state {
                case .nominated: "waiting"
                case .presented: isLive ? "presented" : "waiting"
                case .rented: "let"
                default: dwelling.state.rawValue
                }
            let shown = self.shown("dwelling", dwelling.id)
            if shown != told { found.append("\(dwelling.id): Registration shows \(shown), Matching has \(told)") }
            if dwelling.state == .withdrawn, self.registry[Registry.Key(.dwelling, dwelling.id)]?.state != .closed {
                found.append("\(dwelling.id): withdrawn for Matching alone")
            }
        }
        return found
    }

    private func aboutRounds(on day: CalendarDate) -> [String] {
        var found: [String] = []
        let records = Dictionary(uniqueKeysWithValues: self.monitoring.snapshot.rounds.map { ($0.id, $0) })
        let funnel = Funnel(self.monitoring.canonical, self.monitoring.matching)
        for round in self.matching.rounds.sorted {
            let answers = [
                round.state == .closed, self.hasEnded(.round, round.id, on: day), records[round.id]?.isClosed(on: day),
            ]
            if Set(answers).count > 1 { found.append("\(round.id): closed? \(answers)") }
            for corporation in self.matching.corporations.sorted.map(\.corporation) {
                let counts = funnel.rounds[round.id]?[corporation] ?? FunnelCounts()
                let nominated = self.matching.dwellings.count {
                    $0.nomination.roundId == round.id && $0.nomination.corporation == corporation
                        && $0.state != .withdrawn
                }
                let placed = self.matching.placements.count {
                    $0.roundId == round.id && $0.corporation == corporation && $0.cancelledOn == nil
                }
                if counts.nominated - counts.withdrawn != nominated || counts.placed != placed {
                    found.append(
                        "\(round.id) \(corporation): Monitoring \(counts.nominated - counts.withdrawn)/\(counts.placed), "
                            + "Matching \(nominated)/\(placed)")
                }
            }
        }
        return found
    }

    private func aboutCorporations() -> [String] {
        let counted = Dictionary(
            uniqueKeysWithValues: self.monitoring.snapshot.corporations.map { ($0.id, $0.dwellings) })
        return self.matching.corporations.sorted.compactMap { size in
            guard case .size(let said)? = self.registry[Registry.Key(.corporation, size.corporation)]?.facts else {
                return "\(size.corporation): Registration has no size"
            }
            let answers = [said.current?.value, size.dwellings, counted[size.corporation]]
            return Set(answers).count > 1 ? "\(size.corporation): \(answers)" : nil
        }
    }
}

import Contracts
import EscalationDomain
@testable import EscalationService
import JSON
@testable import MatchingDomain
import MonitoringDomain
@testable import MonitoringService
import Pipeline
import RegistrationDomain
@testable import RegistrationService
import TestData
import Vocabulary

/// The data that people and partners read.
extension Chain {
    /// A figure as in Monitoring's read API; `nil` when there is none.
    func figure(_ id: String, _ period: String, _ dimension: String = "total") -> Int? {
        let query = IndicatorQuery(
            ids: IndicatorID(rawValue: id).map { [$0] } ?? [], period: IndicatorPeriod(period),
            dimension: IndicatorDimension(dimension))
        return self.monitoring.indicators(for: query).first?.numerator
    }

    /// The figure as text.
    func text(_ id: String, _ period: String, _ dimension: String = "total") -> String? {
        let query = IndicatorQuery(
            ids: IndicatorID(rawValue: id).map { [$0] } ?? [], period: IndicatorPeriod(period),
            dimension: IndicatorDimension(dimension))
        return self.monitoring.indicators(for: query).first?.dutchText
    }

    /// The state of an application in Registration: its standing, or `ended` when it is withdrawn.
    func standing(_ application: String) -> String {
        let entry = self.registry[Registry.Key(.application, application)]
        let state = StandingView.state(entry?.state ?? .open, entry?.facts ?? .none, on: self.day)
        return state == .closed
            ? "ended"
            : self.standings[StandingView.Key(kind: "application", id: application)]?.state
                ?? StandingView.initial
    }

    func dwellingStanding(_ dwelling: String) -> String {
        self.standings[StandingView.Key(kind: "dwelling", id: dwelling)]?.state ?? StandingView.initial
    }

    /// The number of clients that Monitoring counts as waiting today.
    var waiting: Int { self.day.flatMap { self.figure("waiting-count", "\($0.year)") } ?? 0 }

    /// The candidates who are presented to a corporation now, by dwelling.
    var presented: [String: [String]] {
        Dictionary(
            self.matching.presentations.filter { $0.state == .live }.map { presentation in
                (
                    presentation.dwellingId,
                    presentation.candidates.filter { $0.result == .pending }.map(\.applicationId).sorted()
                )
            }, uniquingKeysWith: { $1 })
    }

    /// The presentation of a dwelling that its corporation has not answered yet.
    func presentation(of dwelling: String) -> String? {
        self.matching.presentations.filter { $0.dwellingId == dwelling && $0.state == .live }.first?.id
    }

    /// The messages of that type to a partner, oldest first.
    func told(_ partner: String, _ type: String) -> [JSONValue] {
        (self.told[partner] ?? []).filter { $0.type == type }.map(\.data)
    }

    /// The last answer to a partner's decision: `applied` or the code.
    func decision(_ partner: String) -> String? {
        (self.told[partner] ?? []).last {
            $0.type == InternalType.decisionApplied.wireName || $0.type == InternalType.decisionRefused.wireName
        }.map { $0.type == InternalType.decisionApplied.wireName ? "applied" : $0.data["code"]?.stringValue ?? "" }
    }

    var alerts: [Alert] { self.escalation.domain.allAlerts }

    /// Matching's documents, as its read API lists them.
    func documents(_ kind: Document) throws -> [JSONValue] {
        switch kind {
        case .presentations: try self.matching.presentations.filter { $0.state == .live }.map(JSONValue.init(encoding:))
        case .proposals: try self.matching.presentations.filter { $0.state == .proposed }.map(JSONValue.init(encoding:))
        case .placements: try self.matching.placements.sorted.map(JSONValue.init(encoding:))
        case .alerts: try self.escalation.domain.shownAlerts.map { try JSONValue(encoding: AlertDocument($0)) }
        }
    }

    enum Document {
        case presentations
        case proposals
        case placements
        case alerts
    }
}

import Contracts
import MonitoringDomain
import Pipeline
import Vocabulary

extension MonitoringOutcome {
    func emission() -> Emission {
        switch self {
        case .indicatorMeasured(let value, let on):
            Emission(
                .indicatorMeasured, subject: value.key,
                data: IndicatorMeasured(on: on, value: IndicatorMeasured.Value(value)))
        case .signalRaised(let signal):
            Emission(.signalRaised, subject: signal.signalId, data: SignalDetail(signal))
        case .signalUpdated(let signal):
            Emission(.signalUpdated, subject: signal.signalId, data: SignalDetail(signal))
        case .signalCleared(let signalId, let kind, let subject, let on):
            Emission(
                .signalCleared, subject: signalId,
                data: SignalCleared(signalId: signalId, kind: kind, subject: subject, on: on))
        }
    }
}

extension IndicatorMeasured.Value {
    fileprivate init(_ value: IndicatorValue) {
        self.init(
            id: value.id.rawValue, period: value.period.description, dimension: value.dimension.description,
            numerator: value.numerator, denominator: value.denominator, unit: IndicatorMeasured.Unit(value.unit),
            target: value.target.map {
                IndicatorMeasured.Target(numerator: $0.numerator, denominator: $0.denominator)
            })
    }
}

extension IndicatorMeasured.Unit {
    fileprivate init(_ unit: IndicatorUnit) {
        self =
            switch unit {
            case .applications: .applications
            case .candidates: .candidates
            case .days: .days
            case .dwellings: .dwellings
            case .presentations: .presentations
            case .share: .share
            }
    }
}

extension SignalDetail {
    fileprivate init(_ signal: Signal) {
        let severity: SeverityCode =
            switch signal.severity {
            case .attention: .attention
            case .serious: .serious
            }
        self.init(
            signalId: signal.signalId, kind: signal.kind, subject: signal.subject, severity: severity,
            figures: signal.figures.map { Figure(name: $0.name, value: $0.value) }, sentence: signal.sentence,
            on: signal.on)
    }
}

import Vocabulary

/// An outcome that Monitoring publishes. All outcomes come from a day's rules, so that they cannot depend on how the
/// two inputs interleaved within the day.
public enum MonitoringOutcome: Sendable, Equatable {
    /// A value that differs from the last one published for the same indicator, period and dimension.
    case indicatorMeasured(IndicatorValue, on: CalendarDate)
    case signalRaised(Signal)
    /// Only when the severity or the kinds of figures changed, or, once a month, the sentence.
    case signalUpdated(Signal)
    case signalCleared(signalId: String, kind: SignalKind, subject: String, on: CalendarDate)
}

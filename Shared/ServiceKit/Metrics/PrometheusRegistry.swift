import Metrics
import Synchronization

/// A swift-metrics backend that renders Prometheus' text format.
///
/// A series stays for as long as the process runs, so labels come from code and stored configuration, never from
/// requests.
public final class PrometheusRegistry: MetricsFactory, Sendable {
    private struct Family {
        let kind: String
        var series: [String: any PrometheusSeries] = [:]
    }

    private let families = Mutex<[String: Family]>([:])

    public init() {}

    /// The text exposition, sorted by name and labels.
    public func render() -> String {
        let families = self.families.withLock { $0 }
        var lines: [String] = []
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            if let help = MetricHelp.texts[name] {
                lines.append("# HELP \(name) \(PrometheusText.escaped(help: help))")
            }
            lines.append("# TYPE \(name) \(family.kind)")
            for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                lines += series.lines(name, labels)
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The series of this name and these labels, made at the first request for it.
    private func series<Series: PrometheusSeries>(
        _ name: String, _ dimensions: [(String, String)], _ make: @Sendable () -> Series
    ) -> Series {
        let labels = PrometheusText.labels(dimensions)
        return self.families.withLock { families in
            if let known = families[name]?.series[labels] as? Series { return known }
            let series = make()
            families[name, default: Family(kind: Series.kind)].series[labels] = series
            return series
        }
    }

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        self.series(PrometheusText.name(label, unit: "total"), dimensions) { PrometheusCounter() }
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        self.series(PrometheusText.name(label), dimensions) { PrometheusGauge() }
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let name = PrometheusText.name(label)
        guard aggregate else { return self.series(name, dimensions) { PrometheusGauge() } }
        return self.series(name, dimensions) { PrometheusHistogram(bounds: PrometheusHistogram.powersOfTen) }
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        self.series(PrometheusText.name(label, unit: "seconds"), dimensions) {
            PrometheusHistogram(bounds: PrometheusHistogram.seconds)
        }
    }

    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyMeter(_ handler: any MeterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}
}

import Foundation

struct Measurement: CustomStringConvertible {
    let rate: Double
    let walPerEvent: Double
    let peakMebibytes: Int
    /// Processor time per event, by program.
    let profile: [(name: String, microseconds: Double)]
    /// From the start of the process until its last event, for the processor time of the same seconds without events.
    let span: Duration

    init(
        events: Int, elapsed: Duration, wal: Int64, peakMebibytes: Int = 0,
        profile: [(name: String, microseconds: Double)] = [], span: Duration = .zero
    ) {
        self.rate = Double(events) / Self.seconds(elapsed)
        self.walPerEvent = Double(wal) / Double(events)
        self.peakMebibytes = peakMebibytes
        self.profile = profile
        self.span = span
    }

    /// "38.2 µs an event: registration 25.0, postgres 11.1, …"
    var profileText: String { Self.text(self.profile) }

    static func text(_ profile: [(name: String, microseconds: Double)]) -> String {
        let total = profile.reduce(0) { $0 + $1.microseconds }
        return String(format: "%.1f µs an event: ", total)
            + profile.map { String(format: "%@ %.1f", $0.name, $0.microseconds) }.joined(separator: ", ")
    }

    static func seconds(_ duration: Duration) -> Double {
        duration / .seconds(1)
    }

    var description: String {
        String(format: "%.0f events/s, %.0f WAL bytes/event", self.rate, self.walPerEvent)
            + (self.peakMebibytes > 0 ? ", \(self.peakMebibytes) MiB" : "")
    }
}

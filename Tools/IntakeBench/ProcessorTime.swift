import Foundation

/// Processor time of this program and its descendants, by program name: shows where an event's time goes.
struct ProcessorTime {
    /// Seconds of user and system time so far, including children that ended and were waited for.
    private let seconds: [String: Double]

    static func now() -> ProcessorTime {
        let own = ProcessInfo.processInfo.processIdentifier
        var processes: [Int32: (parent: Int32, name: String, ticks: Double)] = [:]
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
            guard let pid = Int32(entry), let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
                let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")")
            else { continue }
            // After the name come state, parent, …; user and system time, and both of waited-for children, start at the
            // 12th field.
            let fields = text[text.index(after: close)...].split(separator: " ")
            guard fields.count > 14, let parent = Int32(fields[1]) else { continue }
            // For this process, leave out ended children: they belong to earlier measurements.
            let ticks = fields[11...(pid == own ? 12 : 14)].reduce(0) { $0 + (Double($1) ?? 0) }
            processes[pid] = (parent, String(text[text.index(after: open)..<close]), ticks)
        }
        func descends(_ pid: Int32) -> Bool {
            var next = processes[pid]?.parent
            while let parent = next, parent > 1 {
                if parent == own { return true }
                next = processes[parent]?.parent
            }
            return false
        }
        var seconds: [String: Double] = [:]
        for (pid, process) in processes where pid == own || descends(pid) {
            seconds[process.name, default: 0] += process.ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
        }
        return ProcessorTime(seconds: seconds)
    }

    /// Microseconds per event since an earlier moment, the largest first; programs below a tenth of a microsecond are
    /// left out.
    func perEvent(since earlier: ProcessorTime, events: Int) -> [(name: String, microseconds: Double)] {
        self.seconds.map { name, seconds in
            (name, (seconds - (earlier.seconds[name] ?? 0)) * 1e6 / Double(max(1, events)))
        }.filter { $0.1 >= 0.1 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
}

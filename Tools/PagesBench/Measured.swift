import Contracts
import JSON
import Supervision

/// One page or list, asked for again and again by one client.
struct Measured: Sendable {
    struct Result: Sendable {
        let median: Duration
        let p99: Duration
        let bytes: Int
    }

    /// The longest that one page is asked for.
    private static let limit = Duration.seconds(5)
    private static let requests = 300

    let name: String
    private let ask: @Sendable () async throws -> Int

    func measure() async throws -> Result {
        // The first answer opens connections and prepares statements.
        let bytes = try await self.ask()
        var times: [Duration] = []
        let end = ContinuousClock.now + Self.limit
        while times.count < Self.requests, ContinuousClock.now < end || times.isEmpty {
            let start = ContinuousClock.now
            _ = try await self.ask()
            times.append(.now - start)
        }
        times.sort()
        return Result(median: times[times.count / 2], p99: times[times.count * 99 / 100], bytes: bytes)
    }

    /// Begins with the floor.
    static func pages(_ endpoints: Endpoints) async throws -> [Measured] {
        let reader = HTTPReader(token: endpoints.token)
        func address(_ service: ServiceName) -> String { endpoints.http[service.rawValue] ?? "" }
        func list(_ service: ServiceName, _ path: String) -> Measured {
            let url = address(service) + path
            return Measured(name: "\(service.rawValue) `\(path)`") { try await reader.bytes(url, expecting: 200).count }
        }
        let member = try await SignedInClient(
            address(.escalation), role: ["role": "team-member", "seat": "gemeente-1"])
        func page(_ path: String) -> Measured {
            Measured(name: "escalation `\(path)`, signed in") { try await member.get(path).body.utf8.count }
        }
        let placement = try await reader.json(address(.matching) + "/api/v1/placements").arrayValue?.first
        let application = placement?["applicationId"]?.stringValue ?? ""
        let dwelling = placement?["dwellingId"]?.stringValue ?? ""
        return [list(.escalation, "/livez"), page("/"), page("/kit")]
            + ["calendar", "ledger", "statusholders", "applications/\(application)", "dwellings/\(dwelling)"].map {
                list(.registration, "/api/v1/\($0)")
            }
            + ["rounds", "quotas", "dwellings", "presentations", "proposals", "placements", "solves"].map {
                list(.matching, "/api/v1/\($0)")
            }
            + ["indicators?period=2019&dimension=total", "signals"].map { list(.monitoring, "/api/v1/\($0)") }
            + ["alerts", "actions", "notifications"].map { list(.escalation, "/api/v1/\($0)") }
    }
}

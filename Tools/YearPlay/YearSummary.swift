import Contracts
import Foundation
import JSON
import MatchingDomain
import Pipeline
import ServiceKit
import Supervision
import Vocabulary

/// The year on one screen, for readers in Utrecht: read from the services, nothing computed here.
public struct YearSummary: Sendable {
    private let endpoints: Endpoints
    private let reader: HTTPReader

    public init(endpoints: Endpoints) {
        self.endpoints = endpoints
        self.reader = HTTPReader(token: endpoints.token)
    }

    public func text(tally: Player.Tally, ledger: Ledger, elapsed: Duration) async throws -> String {
        var sections = [try await self.balance()]
        sections.append(try await self.rounds())
        sections.append(try await self.alerts())
        sections.append("Boekhouding\n" + Self.indented(ledger.text))
        if !tally.surprises.isEmpty {
            sections.append(
                "Onverwachte antwoorden: \(tally.surprises.count)\n"
                    + Self.indented(tally.surprises.prefix(5).joined(separator: "\n")))
        }
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        sections.append(
            "\(tally.days) dagen gespeeld, \(tally.sent) berichten verstuurd, in \(String(format: "%.1f", seconds)) seconden"
        )
        return sections.joined(separator: "\n\n")
    }

    // MARK: Balance (MON-3)

    private func balance() async throws -> String {
        let monitoring = self.endpoints.http[ServiceName.monitoring.rawValue] ?? ""
        var lines = ["Verhuringen met voorrang (MON-3)"]
        let shares = try await self.reader.json(monitoring + "/api/v1/indicators?id=lettings-priority-share")
        for item in shares.arrayValue ?? [] {
            guard item["dimension"] == "total", let period = item["period"]?.stringValue, period.utf8.count == 4 else {
                continue
            }
            lines.append("  \(period)       \(Self.share(item))")
        }
        let targets = try await self.reader.json(monitoring + "/api/v1/indicators?id=lettings-target-share")
        for item in targets.arrayValue ?? [] where item["dimension"] == "total" {
            // The plan prints its own target in whole percents.
            let share = Self.share(item).replacing(",0%", with: "%")
            lines.append("  \(item["period"]?.stringValue ?? "")       taakstelling \(share)")
        }
        return lines.joined(separator: "\n")
    }

    private static func share(_ item: JSONValue) -> String {
        let numerator = item["numerator"]?.integerValue ?? 0
        let denominator = item["denominator"]?.integerValue ?? 0
        return
            "\(DutchNotation.integer(Int(numerator))) van \(DutchNotation.integer(Int(denominator))) = \(item["text"]?.stringValue ?? "")"
    }

    // MARK: Rounds (MAT-13)

    private func rounds() async throws -> String {
        let matching = self.endpoints.http[ServiceName.matching.rawValue] ?? ""
        let monitoring = self.endpoints.http[ServiceName.monitoring.rawValue] ?? ""
        let solves = try await self.reader.list(matching + "/api/v1/solves")
        let verified = solves.count { $0["verdict"] == "verified" }
        let rounds = try await self.reader.list(matching + "/api/v1/rounds")
        var lines = ["Rondes (MAT-13)"]
        for round in rounds {
            guard let id = round["id"]?.stringValue else { continue }
            let values =
                try await self.reader.json(monitoring + "/api/v1/indicators?period=round:\(id)").arrayValue ?? []
            lines.append("  \(id)")
            lines.append("    \(Self.row("", Self.columns.map(\.title)))")
            for dimension in Self.dimensions(values) {
                let numbers = Self.columns.map { column in
                    values.first { $0["id"]?.stringValue == column.id && $0["dimension"]?.stringValue == dimension }
                        .map { String($0["numerator"]?.integerValue ?? 0) } ?? "–"
                }
                let name = dimension == "total" ? "totaal" : String(dimension.dropFirst("corporation:".count))
                lines.append("    \(Self.row(name, numbers))")
            }
            if let report = round["report"]?["fairness"] {
                let bytes = Data(JSONWriter.bytes(report))
                lines += Self.fairness(try JSONDecoder().decode(FairnessReport.self, from: bytes))
            }
        }
        lines.append(
            "  Certificaten: \(verified) van \(solves.count) dagoplossingen bewezen optimaal"
                + (verified == solves.count ? "" : " – NIET ALLES BEWEZEN"))
        return lines.joined(separator: "\n")
    }

    /// How the round divided its placements over institutions and routes (MAT-3, MAT-5), as Matching reported it.
    private static func fairness(_ report: FairnessReport) -> [String] {
        let titles = ["contingent", "voorgedr.", "geplaatst", "aandeel", "achterstand"]
        let rows = report.institutions.map { institution in
            let cells = [
                String(institution.contingent), String(institution.presented), String(institution.placed),
                DutchNotation.hundredths(institution.shareHundredths),
                DutchNotation.hundredths(institution.behindHundredths),
            ]
            return "    " + Self.row(institution.institution, cells, 24)
        }
        return [
            "    verdeling (MAT-3): instroom \(report.inflowPlaced) van \(report.placed) geplaatst (MAT-5); "
                + "\(report.overridden) keer anders besloten door Het Vierde Huis",
            "    \(Self.row("", titles, 24))",
        ] + rows
    }

    private static let columns: [(id: String, title: String)] = [
        ("funnel-quota", "quotum"), ("funnel-nominated", "aangedr."), ("funnel-presented-candidates", "kandidaten"),
        ("funnel-chosen", "gekozen"), ("funnel-declined", "afgewezen"), ("funnel-refilled", "opnieuw"),
        ("funnel-placed", "geplaatst"),
    ]

    private static func dimensions(_ values: [JSONValue]) -> [String] {
        let names = Set(values.compactMap { $0["dimension"]?.stringValue })
        return names.filter { $0.hasPrefix("corporation:") && !$0.contains("/") }.sorted()
            + (names.contains("total") ? ["total"] : [])
    }

    private static func row(_ name: String, _ cells: [String], _ width: Int = 12) -> String {
        TextTable.row([name] + cells, widths: [width] + cells.map { _ in 12 })
    }

    // MARK: Alerts (ESC-2)

    private func alerts() async throws -> String {
        let escalation = self.endpoints.http[ServiceName.escalation.rawValue] ?? ""
        let alerts = try await self.reader.json(escalation + "/api/v1/alerts").arrayValue ?? []
        // The last messages may still be on their way.
        var notifications: [JSONValue] = []
        for _ in 0..<100 {
            notifications = try await self.reader.json(escalation + "/api/v1/notifications").arrayValue ?? []
            let settled = ["delivered", "refused", "replaced"]
            if notifications.allSatisfy({ settled.contains($0["state"]?.stringValue ?? "") }) { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        let delivered = notifications.count { $0["state"] == "delivered" }
        let seen = alerts.count { $0["acknowledgements"]?.arrayValue?.isEmpty == false }
        return "Meldingen\n  gemeld \(alerts.count), kennisgevingen \(notifications.count) (aangekomen \(delivered)), "
            + "gezien \(seen)"
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
    }
}

import MatchingDomain
import ServiceKit
import Vocabulary

/// The command line's output about a round, in Dutch.
enum RoundText {
    static func list(_ rounds: [Round]) -> String {
        let rows = rounds.map { round in
            [
                round.id, round.quarter.description, round.state == .open ? "open" : "gesloten",
                round.opensOn.description, round.closesOn.description, String(round.dwellings), round.policy.version,
            ]
        }
        return TextTable.text(["ronde", "kwartaal", "stand", "opent", "sluit", "woningen", "beleid"], rows)
    }

    static func show(
        _ round: Round, quotas: [Quota], solves: [SolveRecord], presentations: [Presentation]
    ) -> String {
        var parts = [
            "Ronde \(round.id): \(round.quarter), \(round.state == .open ? "open" : "gesloten"), beleid "
                + "\(round.policy.version) (\(round.policy.candidatesPerDwelling) kandidaten per woning, "
                + "\(round.policy.responseDays) dagen, instroom \(round.policy.inflowSharePercent)%; afwijzingen en "
                + "weigeringen volgens tabel \(round.policy.decisionTable.version))\n",
            "Quota (MAT-1)\n"
                + TextTable.text(
                    ["corporatie", "quotum", "meegenomen", "aangedragen", "nog te doen"],
                    quotas.map {
                        [
                            $0.corporation, String($0.quota), String($0.carriedOver), String($0.nominated),
                            String($0.balance),
                        ]
                    }),
            "Dagoplossingen, alle bewezen optimaal\n"
                + TextTable.text(
                    ["dag", "beleid", "kandidaten", "woningen", "plaatsen", "paren"]
                        + Level.standardOrder.map { "n\($0.rawValue)" },
                    solves.map { solve in
                        [
                            solve.date.description, solve.situation.dayPolicy, String(solve.openCandidates),
                            String(solve.openDwellings),
                            String(solve.places), String(solve.eligiblePairs),
                        ]
                            + Level.standardOrder.map { level in
                                String(solve.values.first { $0.level == level }?.value ?? 0)
                            }
                    }),
        ]
        if let last = solves.last { parts.append(Self.groups(last)) }
        if let report = round.report {
            parts.append(Self.funnel(report))
            if let fairness = report.fairness { parts.append(Self.fairness(fairness)) }
            parts += Self.agreements(report)
        } else {
            let open = presentations.count { $0.state == .live }
            let proposed = presentations.count { $0.state == .proposed }
            parts.append("Voordrachten: \(open) bij corporaties, \(proposed) wachten op Het Vierde Huis\n")
        }
        return parts.joined(separator: "\n")
    }

    /// The order of the groups with the figures that decide it: first the mean wait, then the number of waiting
    /// clients, then the fewest recent placements.
    private static func groups(_ solve: SolveRecord) -> String {
        let rows = solve.groupOrder.enumerated().compactMap { rank, group -> [String]? in
            guard let figures = solve.situation.groupFigures.first(where: { $0.group == group }) else { return nil }
            return [
                "\(rank + 1). \(group.dutchName)", String(figures.averageWeeks), String(figures.waiting),
                String(figures.placements),
            ]
        }
        return "Volgorde van de groepen op \(solve.date.dutch) (MAT-8)\n"
            + TextTable.text(
                ["", "gemiddelde wachttijd in weken", "wachtend", "laatste drie maanden toegewezen"], rows)
    }

    private static func funnel(_ report: RoundReport) -> String {
        func row(_ name: String, _ funnel: Funnel) -> [String] {
            [
                name, String(funnel.nominated), String(funnel.dwellingsPresented), String(funnel.candidatesPresented),
                String(funnel.chosen), String(funnel.declined), String(funnel.expired), String(funnel.placed),
                String(funnel.unused),
            ]
        }
        let reasons = report.total.declineReasons.map { "\($0.code) \($0.count)" }.joined(separator: ", ")
        return "Trechter (MAT-13)\n"
            + TextTable.text(
                [
                    "corporatie", "woningen", "voorgedragen", "kandidaten", "gekozen", "afgewezen", "verlopen",
                    "geplaatst",
                    "ongebruikt",
                ], report.corporations.map { row($0.corporation, $0.funnel) } + [row("totaal", report.total)])
            + (reasons.isEmpty ? "" : "  afgewezen om: \(reasons)\n")
    }

    static func fairness(_ report: FairnessReport) -> String {
        let institutions = TextTable.text(
            ["instelling", "contingent", "voorgedragen", "geplaatst", "waarvan instroom", "aandeel", "achterstand"],
            report.institutions.map {
                [
                    $0.institution, String($0.contingent), String($0.presented), String($0.placed),
                    String($0.placedInflow), DutchNotation.hundredths($0.shareHundredths),
                    DutchNotation.hundredths($0.behindHundredths),
                ]
            })
        let groups = TextTable.text(
            ["groep", "voorgedragen", "geplaatst", "gemiddelde wachttijd in dagen", "wacht nog"],
            report.groups.map {
                [
                    $0.group.dutchName, String($0.presented), String($0.placed), String($0.averageWaitingDays),
                    String($0.waiting),
                ]
            })
        let exceptions = report.exceptions.map { "\($0.code) \($0.count)" }.joined(separator: ", ")
        return "Verdeling over de instellingen (MAT-3; de achterstand gaat mee naar de volgende dag)\n" + institutions
            + "\nVerdeling over de groepen (MAT-8)\n" + groups
            + "  instroom: \(report.inflowPlaced) van \(report.placed) geplaatst (MAT-5)\n"
            + "  maatwerk: \(exceptions.isEmpty ? "geen" : exceptions); vervangen door Het Vierde Huis: "
            + "\(report.overridden)\n"
            + "  gewaarborgd, en per dag bewezen: geen andere voordracht was beter op een niveau zonder slechter te zijn "
            + "op een eerder niveau; wie langer wacht en verder gelijk is, stond die dag nooit slechter\n"
    }

    /// Promises for the year and building projects, if there are any.
    private static func agreements(_ report: RoundReport) -> [String] {
        var parts: [String] = []
        if let commitments = report.commitments, !commitments.isEmpty {
            let rows = commitments.map {
                [
                    $0.corporation + " voor " + $0.groups.map(\.dutchName).joined(separator: ", "), String($0.promised),
                    String($0.placed),
                ]
            }
            parts.append(
                "Toezeggingen voor \(report.quarter.year) (MAT-10)\n"
                    + TextTable.text(["", "toegezegd", "geplaatst"], rows))
        }
        if let projects = report.projects, !projects.isEmpty {
            let rows = projects.map {
                [$0.supply, $0.expectedIn.description, String($0.agreed), String($0.nominated)]
            }
            parts.append(
                "Nieuwbouw (MAT-18)\n" + TextTable.text(["project", "oplevering", "afgesproken", "aangedragen"], rows))
        }
        return parts
    }

    static func whatIf(_ answers: [WhatIf]) -> String {
        var lines: [String] = []
        var (added, removed) = (0, 0)
        for answer in answers {
            added += answer.additions.count
            removed += answer.removals.count
            let changed = answer.before.compactMap { before -> String? in
                let after = answer.after.first { $0.level == before.level }
                guard let after, after != before, before.level != .lots else { return nil }
                return "n\(before.level.rawValue) \(before.value) → \(after.value)"
            }
            lines.append(
                "\(answer.day)  \(answer.additions.count) erbij, \(answer.removals.count) eraf"
                    + (changed.isEmpty ? "" : "  (\(changed.joined(separator: ", ")))"))
            for pair in answer.additions { lines.append("  + \(pair.dwelling)  \(pair.candidate)") }
            for pair in answer.removals { lines.append("  - \(pair.dwelling)  \(pair.candidate)") }
        }
        lines.append("totaal: \(added) erbij, \(removed) eraf in \(answers.count) dagoplossingen")
        return lines.joined(separator: "\n") + "\n"
    }
}

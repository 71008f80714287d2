import Contracts
import MatchingDomain
import Vocabulary

/// A day's solve without its situation and its proof, which are the largest part of a stored `SolveRecord`.
struct SolveSummary: Decodable, Sendable {
    let id: String
    let date: CalendarDate
    let openCandidates: Int
    let openDwellings: Int
    let places: Int
    let eligiblePairs: Int
    let values: [LevelValue]
    let groupOrder: [TargetGroup]
    let presentations: Int
    let candidatesPresented: Int
    let verdict: SolveRecord.Verdict
    let rulesVersion: String?
}

extension MatchingAnswers {
    static let solve = AnswerForm<SolveSummary>(
        "Solve", "The size and results of one day's solve. `doorstroom round export` gives the proof.",
        [
            .always("id", .text) { $0.id },
            .always("date", .date) { $0.date },
            .always("openCandidates", .integer, "The number at the start of the day.") { $0.openCandidates },
            .always("openDwellings", .integer, "The number at the start of the day.") { $0.openDwellings },
            .always("places", .integer) { $0.places },
            .always("eligiblePairs", .integer) { $0.eligiblePairs },
            .always("values", .list(.object(Self.value)), "One value per level, most important first.") { $0.values },
            .always("groupOrder", .list(.code), "The order of the groups on that day (MAT-8).") { $0.groupOrder },
            .always("presentations", .integer) { $0.presentations },
            .always("candidatesPresented", .integer) { $0.candidatesPresented },
            .always("verdict", .code, "The verdict of the checker, which shares nothing with the solver.") {
                $0.verdict
            },
            .optional("rulesVersion", .text) { $0.rulesVersion },
        ])

    private static let value = AnswerForm<LevelValue>(
        "LevelValue", "The value of the solution on one level.",
        [
            .always("level", .code) { LevelName($0.level) },
            .always("value", .integer) { $0.value },
        ])
}

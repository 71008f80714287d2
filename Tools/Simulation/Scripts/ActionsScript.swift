import Contracts
import JSON
import Vocabulary

/// The plan's actions and their progress. Which of them are late is drawn by the seed: it says nothing about any party.
struct ActionsScript: Script {
    let setting: Setting
    private static let team = "uitvoeringsteam"

    private enum Fate {
        case inTime
        case late
        case stalled
        case running
    }

    func write(into agenda: inout Agenda) {
        guard let first = self.setting.openingDays.first else { return }
        for action in PlanActions.all + PlanActions.withoutHolder {
            agenda.add(
                ActionRegistered(
                    actionId: action.id, number: action.number, title: action.title, holder: action.holder,
                    partners: action.partners, consulting: action.consulting, condition: action.condition,
                    basis: action.basis, dueOn: action.dueOn),
                from: Self.team, on: first)
        }
        var random = self.setting.random("actions")
        let dated = PlanActions.all.filter { $0.dueOn != nil }
        let fates = random.shuffled(
            Cards.deal(
                dated.count, of: [(value: Fate.inTime, weight: 55), (.late, 20), (.stalled, 15), (.running, 10)]))
        for (action, fate) in zip(dated, fates) {
            guard let due = action.dueOn else { continue }
            self.write(action.id, due: due, fate: fate, random: &random, agenda: &agenda)
        }
        for action in PlanActions.all where action.dueOn == nil {
            let day = first.adding(days: random.integer(in: 30...300))
            self.progress(action.id, .running, on: day, agenda: &agenda)
        }
    }

    private func write(
        _ id: String, due: CalendarDate, fate: Fate, random: inout SplitMix64, agenda: inout Agenda
    ) {
        self.progress(id, .running, on: due.adding(days: -random.integer(in: 60...120)), agenda: &agenda)
        switch fate {
        case .inTime:
            let done = due.adding(days: -random.integer(in: 4...25))
            self.progress(id, .done, on: done, agenda: &agenda)
            let day = WorkingDays.onOrAfter(done.adding(days: 10))
            agenda.add(
                PlannedFact(
                    .actionClosed,
                    [
                        "actionId": .string(id), "outcome": .string(ActionOutcome.achieved.rawValue),
                        "closedOn": .string(day.description),
                    ]), from: Self.team, on: day)
        case .late: self.progress(id, .done, on: due.adding(days: random.integer(in: 10...45)), agenda: &agenda)
        case .stalled:
            self.progress(id, .stalled, on: due.adding(days: -random.integer(in: 5...30)), agenda: &agenda)
        case .running: break
        }
    }

    private func progress(_ id: String, _ state: ActionProgress, on date: CalendarDate, agenda: inout Agenda) {
        let day = WorkingDays.onOrAfter(date)
        agenda.add(
            ActionProgressed(actionId: id, state: state, progressedOn: day), from: Self.team, on: day)
    }
}

import Contracts
import Vocabulary

/// Inserts invalid events and repeats between the valid ones. They are additional: without them the year is the same.
struct Disturbances {
    let setting: Setting

    private let factory = InvalidEventFactory()

    init(setting: Setting) {
        self.setting = setting
    }

    func apply(to log: inout MessageLog) {
        self.repeatSome(in: &log)
        self.spoilSome(in: &log)
    }

    /// Repeats the same bytes, some on the same day and some on the next.
    private func repeatSome(in log: inout MessageLog) {
        var random = self.setting.random("duplicates")
        let count = max(1, log.placed.count * PlanAssumptions.duplicatePercent / 100)
        for _ in 0..<count {
            guard let placed = random.pick(log.placed) else { return }
            let message = SimulatedMessage(
                partner: placed.partner, body: placed.event.bytes, headers: SimulatedMessage.structuredHeaders,
                expected: .duplicate)
            log.insert(message, on: min(log.dayCount - 1, placed.dayIndex + random.below(2)))
        }
    }

    /// Adds every kind of invalid event in turn, in an order drawn by the seed, each at least once.
    private func spoilSome(in log: inout MessageLog) {
        let share = self.setting.parameters.invalidShare
        guard share > 0 else { return }
        var random = self.setting.random("mistakes")
        let kinds = random.shuffled(InvalidEventFactory.codes + StatefulMistakes.codes)
        let count = max(kinds.count, Int((Double(log.placed.count) * share).rounded()))
        let byType = Dictionary(grouping: log.placed, by: \.type)
        for number in 0..<count {
            let code = kinds[number % kinds.count]
            let key = "mistake-\(number)"
            if RejectionCause.of(code) == .state {
                self.addStateful(code, key: key, byType: byType, random: &random, log: &log)
            } else {
                self.addSpoilt(code, key: key, byType: byType, random: &random, log: &log)
            }
        }
    }

    private func addSpoilt(
        _ code: RejectionCode, key: String, byType: [EventType: [PlacedEvent]], random: inout SplitMix64,
        log: inout MessageLog
    ) {
        let choices = InvalidEventFactory.template(code).map { byType[$0] ?? [] } ?? log.placed
        guard let placed = random.pick(choices), let partner = PartnerDirectory.plan[placed.partner] else { return }
        let id = self.setting.mint.identifier(
            on: log.date(placed.dayIndex), second: 79_000, partner: placed.partner, key: key)
        guard let message = self.factory.message(code, from: placed.event, partner: partner, id: id) else { return }
        log.insert(message, on: placed.dayIndex, behind: placed.event.bytes)
    }

    private func addStateful(
        _ code: RejectionCode, key: String, byType: [EventType: [PlacedEvent]], random: inout SplitMix64,
        log: inout MessageLog
    ) {
        let choices = StatefulMistakes.template(code).map { byType[$0] ?? [] } ?? log.placed
        let last = log.dayCount - 1
        guard let placed = random.pick(choices.filter { $0.dayIndex < last }) else { return }
        let dates = log
        let mistake = StatefulMistakes(mint: self.setting.mint).make(code, from: placed, key: key) {
            $0 <= last ? dates.date($0) : nil
        }
        if let mistake { log.insert(mistake.message, on: mistake.dayIndex) }
    }
}

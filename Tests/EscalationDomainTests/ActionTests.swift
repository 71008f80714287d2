import EscalationDomain
import Testing
import Vocabulary

/// ESC-1.
@Suite(.timeLimit(.minutes(10)))
struct ActionTests {
    private func register(due: String) -> EscalationFact {
        .actionRegistered(
            actionId: "k2", number: 2, title: "385 woningen", holder: "corporaties", partners: ["zorginstellingen"],
            dueOn: day(due))
    }

    @Test func keepsStateAndHistory() throws {
        var state = EscalationState(channel: "webhook")
        state.record(self.register(due: "2019-12-31"), on: "2019-01-02")
        state.record(.actionProgressed(actionId: "k2", state: .running, on: day("2019-02-01")))
        state.record(.actionProgressed(actionId: "k2", state: .stalled, on: day("2019-06-01")))
        let action = try #require(state.snapshot.actions.first)
        #expect(action.state == .stalled)
        #expect(action.history.map(\.state) == [.open, .running, .stalled])
        #expect(action.history.first?.on == day("2019-01-02"))
    }

    @Test func anotherDueDateIsPartOfTheHistory() throws {
        var state = EscalationState(channel: "webhook")
        state.record(self.register(due: "2019-12-31"), on: "2019-01-02")
        state.record(.actionProgressed(actionId: "k2", state: .running, on: day("2019-02-01")))
        state.record(self.register(due: "2020-03-31"), on: "2019-12-01")
        state.record(self.register(due: "2020-03-31"), on: "2019-12-02")
        let action = try #require(state.snapshot.actions.first)
        #expect(action.state == .running)
        #expect(action.history.count == 3)
        #expect(action.history.last?.dueOn == day("2020-03-31"))
    }

    /// ESC-11: a correction replaces everything, even when no party is consulted any more.
    @Test func aCorrectionReplacesConsultedPartiesConditionAndBasis() throws {
        var state = EscalationState(channel: "webhook")
        state.record(
            .actionRegistered(
                actionId: "k4", number: 4, title: "Omklappen", holder: "Lister", consulting: ["corporaties"],
                condition: "er zijn genoeg woningen", basis: ["tripartite-agreement"], dueOn: day("2019-12-31")))
        let first = try #require(state.snapshot.actions.first)
        #expect(first.consulting == ["corporaties"] && first.condition == "er zijn genoeg woningen")
        #expect(first.basis == ["tripartite-agreement"])
        state.record(
            .actionRegistered(
                actionId: "k4", number: 4, title: "Omklappen", holder: "Lister", basis: ["regional-course"],
                dueOn: day("2019-12-31")))
        let second = try #require(state.snapshot.actions.first)
        #expect(second.consulting == nil && second.condition == nil && second.basis == ["regional-course"])
        #expect(second.history == first.history)
    }

    @Test func progressOfAnUnknownActionIsTolerated() {
        var state = EscalationState(channel: "webhook")
        #expect(state.record(.actionProgressed(actionId: "?", state: .done, on: day("2019-01-01"))).isEmpty)
        #expect(state.snapshot.actions.isEmpty)
    }
}

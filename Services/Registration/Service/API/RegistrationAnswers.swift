import Contracts
import Pipeline
import RegistrationDomain
import Vocabulary

/// The answers of Registration's read API. The names are the API's own, so that stored data can change without them.
enum RegistrationAnswers {
    static let calendar = AnswerForm<CalendarDate?>(
        "Calendar", "The day that last started.", [.optional("day", .date, "Left out before the first day.") { $0 }])

    static let application = Self.reference(
        "Application", "A registered application and its current status.", id: .ofPerson("id", .text) { $0.id },
        other: .optional("dwellingId", .text) { $0.otherId })

    static let dwelling = Self.reference(
        "Dwelling", "A registered dwelling and its current status.", id: .always("id", .text) { $0.id },
        other: .ofPerson("applicationId", .text) { $0.otherId })

    private static func reference(
        _ name: String, _ description: String, id: AnswerMember<RegisteredReference>,
        other: AnswerMember<RegisteredReference>
    ) -> AnswerForm<RegisteredReference> {
        AnswerForm(
            name, description,
            [
                .always("kind", .text) { $0.kind.rawValue },
                id,
                .always("owner", .text, "The partner that registered it.") { $0.owner },
                .always("state", .code, "Whether more can happen to it.") { $0.state },
                .always("standing", .text, "The status that Matching last reported; `waiting` before any report.") {
                    $0.standing
                },
                .optional("since", .date, "The first day in this status.") { $0.since },
                .optional("presentationId", .text) { $0.presentationId },
                other,
            ])
    }

    static let ledger = AnswerForm<ServiceLedger>(
        "Ledger", "Counts of the events that Registration read, and of their outcomes; see the runbook.",
        [
            .always("service", .text) { $0.service.rawValue },
            .always("read", .integer, "Events that partners sent.") { $0.read },
            .always("accepted", .integer) { $0.accepted },
            .always("rejected", .integer) { $0.rejected },
            .always("duplicate", .integer) { $0.duplicate },
            .always("deferred", .integer) { $0.deferred },
            .always("finals", .integer, "Deferred events that were judged later.") { $0.finals },
            .always("openParked", .integer) { $0.openParked },
            .always("discarded", .integer) { $0.discarded },
            .always("highestSeq", .integer, "The highest number on the service's own stream.") { $0.highestSeq },
            .always("published", .flag, "Whether the whole stream has been sent.") { $0.published },
            .always("applied", .map(.integer), "The highest applied number of each followed stream.") {
                $0.applied
            },
            .optional("day", .date) { $0.day },
            .always("balanced", .flag, "Whether everything that was read is accounted for.") { $0.isBalanced },
        ])

    static let halfYear = AnswerForm<StatusHolderAccount>(
        "StatusHolderHalfYear", "The target for status holders in one half-year, in persons (REG-11).",
        [
            .always("halfYear", .halfYear) { $0.account.halfYear },
            .always("target", .integer, "The target that the province set.") { $0.account.target },
            .always("carriedIn", .integer, "A backlog above zero, a lead below.") { $0.account.carriedIn },
            .always("task", .integer, "The persons to be housed.") { $0.account.task },
            .always("housed", .integer) { $0.account.housed },
            .always("carriedOut", .integer, "A backlog above zero, a lead below.") { $0.account.carriedOut },
            .always("dwellings", .object(Self.dwellings)) { StatusHolderTargets.dwellings(for: $0.account.task) },
            .always("corporations", .map(.integer), "The task divided by size, in persons.") { $0.corporations },
        ])

    private static let dwellings = AnswerForm<ClosedRange<Int>>(
        "DwellingRange", "The number of dwellings needed: two to three for five persons.",
        [.always("from", .integer) { $0.lowerBound }, .always("to", .integer) { $0.upperBound }])
}

import ArgumentParser
import ServiceKit
import Supervision

struct Recover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "After a disaster: shows where databases and logs disagree and what is lost, and repairs it.",
        discussion: """
            For databases that were restored and are older than the log, and for a log that was lost or restored. Without \
            --apply nothing is changed. Services that disagree with their log have halted by themselves; they go on when \
            it is done. The runbook's page «After a disaster» tells the rest.

            Exit 0 when nothing is wrong or all was put right, 1 otherwise.
            """)

    @Flag(help: "Apply the plan.")
    var apply = false

    func run() async throws {
        try await Databases.use { installation in
            let plan = try await Recovery.plan(installation)
            Console.print(plan.text(isApplied: self.apply))
            if plan.isClean { return }
            guard self.apply, plan.refusals.isEmpty else { throw ExitCode(1) }
            try await Recovery.apply(plan, on: installation) { Console.print($0) }
            Console.print(
                "done: halted services continue within ten seconds; `doorstroom ledger` shows when all is sent")
        }
    }
}

import Access
import ArgumentParser
import ServiceKit

/// Prints the permission table, as docs/access.md has it.
struct Roles: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows what each role sees and may do.")

    func run() { Console.print(AccessTable.markdown) }
}

import ArgumentParser

/// The command line of a service's program.
struct ProgramCommand<Program: ServiceProgram>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Program.name, abstract: "A service of Doorstroom. Without a command it serves.",
            discussion: "Exit 0 done, 1 failed, 2 wrong usage or configuration.",
            subcommands: [ServeCommand.self] + Program.commands + [HealthcheckCommand.self],
            defaultSubcommand: ServeCommand.self)
    }
}

import ArgumentParser

public struct DoctorCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Tries every right and setting that this service needs.",
        discussion: "Exit 0 when nothing is wrong, 1 otherwise.")

    public init() {}
}

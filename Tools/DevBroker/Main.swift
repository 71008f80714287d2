import DevBrokerProgram

@main
enum Main {
    static func main() throws {
        try DevBrokerProgram.run(Array(CommandLine.arguments.dropFirst()))
    }
}

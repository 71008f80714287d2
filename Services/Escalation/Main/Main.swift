import EscalationService
import ServiceKit

@main
enum Main {
    static func main() async {
        await ServiceMain.run(EscalationProgram.self)
    }
}

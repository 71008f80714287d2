import RegistrationService
import ServiceKit

@main
enum Main {
    static func main() async {
        await ServiceMain.run(RegistrationProgram.self)
    }
}

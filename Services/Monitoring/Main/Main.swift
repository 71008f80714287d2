import MonitoringService
import ServiceKit

@main
enum Main {
    static func main() async {
        await ServiceMain.run(MonitoringProgram.self)
    }
}

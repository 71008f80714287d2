import Messaging
import PostgresClient

enum MonitoringSchema {
    static let migrations: [Migration] = [EntityStore.migration]
}

import Pipeline
import PostgresClient

enum MonitoringSchema {
    static let migrations: [Migration] = [EntityStore.migration]
}

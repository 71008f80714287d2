import Pipeline
import PostgresClient
import SignIn

enum MonitoringSchema {
    static let migrations: [Migration] = [EntityStore.migration] + SignInSchema.migrations
}

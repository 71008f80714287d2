/// The operation that failed: librdkafka's error names neither the operation nor the user.
enum KafkaOperation: String {
    case metadata
    case watermarks
    case fetch
    case commit
    case committed = "committed offsets"
    case assign
    case unassign
    case produce
    case delivery
    case createTopic = "create topic"
    case deleteTopic = "delete topic"
    case deleteRecords = "delete records"
    case giveRights = "give rights"
    case readSettings = "read settings"
    case changeSettings = "change settings"
    case adminRequest = "admin request"

    /// The right that the operation needs, as in "has no right to … topic T".
    var right: String {
        switch self {
        case .metadata, .watermarks: "see (Describe)"
        case .fetch, .commit, .committed, .assign, .unassign: "read (Read)"
        case .produce, .delivery: "write to (Write)"
        case .createTopic: "make (Create)"
        case .deleteTopic: "delete (Delete)"
        case .deleteRecords: "delete records of (Delete)"
        case .giveRights: "give rights to (Alter on the cluster)"
        case .readSettings: "see the settings of (DescribeConfigs)"
        case .changeSettings: "change the settings of (AlterConfigs)"
        case .adminRequest: "administer (Describe)"
        }
    }
}

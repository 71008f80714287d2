/// Kinds of alerts about trouble in the service itself.
enum OperationAlert: String, CaseIterable {
    case dayOverdue = "day-overdue"
    case channelFailing = "channel-failing"
}

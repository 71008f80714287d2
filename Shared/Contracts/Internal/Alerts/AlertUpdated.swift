import JSON
import Vocabulary

/// An alert after a change, and the change.
public struct AlertUpdated: InternalData {
    public let alert: AlertDetail
    public let change: AlertStepDetail

    public init(alert: AlertDetail, change: AlertStepDetail) {
        self.alert = alert
        self.change = change
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.alert = try reader.object("alert") { (object) throws(Rejection) in try AlertDetail(&object) }
        self.change = try reader.object("change") { (object) throws(Rejection) in try AlertStepDetail(&object) }
    }

    public var json: JSONValue { ["alert": self.alert.json, "change": self.change.json] }
}

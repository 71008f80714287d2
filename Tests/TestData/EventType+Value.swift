import Contracts
import JSON

extension EventType {
    /// Reads data that is not part of a document.
    public func read(
        _ value: JSONValue, recordedAt: String? = nil
    ) throws(Rejection) -> (data: any EventData, unknown: [String]) {
        let document: JSONDocument
        do throws(JSONParseError) {
            document = try JSONDocument(JSONWriter.bytes(value))
        } catch {
            throw Rejection(error.code, at: "/data")
        }
        return try self.read(document.root, recordedAt: recordedAt)
    }
}

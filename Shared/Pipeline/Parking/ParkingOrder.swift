import Contracts

/// An event to park, written in the transaction that advances its offset.
package struct ParkingOrder: Sendable {
    let rowIndex: Int?
    let key: String
    let waitsFor: [String]
    let input: Int64
    let offset: Int64
    let body: [UInt8]
    let headers: [EventHeader]
    let reason: String

    package init(
        rowIndex: Int?, key: String, waitsFor: [String], input: Int64, offset: Int64, body: [UInt8],
        headers: [EventHeader], reason: String
    ) {
        self.rowIndex = rowIndex
        self.key = key
        self.waitsFor = waitsFor
        self.input = input
        self.offset = offset
        self.body = body
        self.headers = headers
        self.reason = reason
    }

}

/// A record to produce.
struct BenchRecord {
    var value: [UInt8]
    var headers = [(name: "content-type", value: Array("application/cloudevents+json; charset=UTF-8".utf8))]
    var partition: Int32?
}

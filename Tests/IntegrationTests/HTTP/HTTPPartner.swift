import Contracts
import CurlClient
import JSON
import Supervision

/// A partner that uses HTTP only.
struct HTTPPartner: Sendable {
    var address: String
    let id: String
    var token: String?

    struct Answer: Sendable {
        let status: Int
        let headers: [CurlHeader]
        let body: JSONValue

        var code: String? { self.body["code"]?.stringValue }
    }

    static let structured = "application/cloudevents+json"
    static let batch = "application/cloudevents-batch+json"

    func post(_ body: String, type: String? = HTTPPartner.structured, headers: [(String, String)] = []) async throws
        -> Answer
    {
        let type = type.map { [CurlHeader("content-type", $0)] } ?? []
        return try await self.send(
            CurlRequest(
                "POST", self.address + "/v1/events", headers: type + headers.map { CurlHeader($0.0, $0.1) },
                body: Array(body.utf8)))
    }

    func get(_ path: String) async throws -> Answer { try await self.request(path, method: "GET") }

    /// The bytes of the answer's body.
    func bytes(_ path: String) async throws -> [UInt8] {
        try await self.exchange(CurlRequest(self.address + path)).body
    }

    func request(_ path: String, method: String) async throws -> Answer {
        try await self.send(CurlRequest(method, self.address + path))
    }

    private func send(_ request: CurlRequest) async throws -> Answer {
        let answer = try await self.exchange(request)
        return Answer(
            status: answer.status, headers: answer.headers,
            body: (try? JSONParser.parse(answer.body)) ?? .string(String(decoding: answer.body, as: UTF8.self)))
    }

    private static let client = Result { try CurlClient() }

    private func exchange(_ request: CurlRequest) async throws -> CurlAnswer {
        var request = request
        request.timeouts = CurlTimeouts(whole: .seconds(60), stall: .seconds(60))
        if let token = self.token { request.headers.append(CurlHeader("authorization", "Bearer \(token)")) }
        return try await Self.client.get().send(request)
    }

    /// Waits until there are `count` feedback events, counted from the start.
    func feedback(count: Int) async throws -> [JSONValue] {
        for _ in 0..<900 {
            let events = try await self.get("/v1/feedback?limit=500").body["events"]?.arrayValue ?? []
            if events.count >= count { return events }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw OperationError("\(self.id) did not get \(count) answers")
    }

    /// A sample event with this partner's source.
    func sample(_ name: String, id: String? = nil, changing changes: (String) -> String = { $0 }) throws -> String {
        var text = changes(try InstallationTests.sample(name))
        text.replace(/urn:nld:doorstroom:[a-z0-9-]+/, with: "urn:nld:doorstroom:\(self.id)")
        if let id { text.replace(/"id": "[^"]+"/, with: "\"id\": \"\(id)\"") }
        return text
    }
}

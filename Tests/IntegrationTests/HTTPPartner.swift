import AsyncHTTPClient
import Contracts
import Foundation
import NIOCore
import NIOHTTP1
import Operation

/// A partner that only has HTTP.
struct HTTPPartner: Sendable {
    var address: String
    let id: String
    var token: String?

    struct Answer: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let body: JSONValue

        var code: String? { self.body["code"]?.stringValue }
    }

    static let structured = "application/cloudevents+json"
    static let batch = "application/cloudevents-batch+json"

    func post(_ body: String, type: String? = HTTPPartner.structured, headers: [(String, String)] = []) async throws
        -> Answer
    {
        var request = HTTPClientRequest(url: self.address + "/v1/events")
        request.method = .POST
        if let type { request.headers.add(name: "content-type", value: type) }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = .bytes(ByteBuffer(string: body))
        return try await self.send(request)
    }

    func get(_ path: String) async throws -> Answer { try await self.request(path, method: "GET") }

    /// What the answer holds, to the byte.
    func bytes(_ path: String) async throws -> [UInt8] {
        var request = HTTPClientRequest(url: self.address + path)
        if let token = self.token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        return Array(try await response.body.collect(upTo: 1 << 20).readableBytesView)
    }

    func request(_ path: String, method: String) async throws -> Answer {
        var request = HTTPClientRequest(url: self.address + path)
        request.method = HTTPMethod(rawValue: method)
        return try await self.send(request)
    }

    private func send(_ request: HTTPClientRequest) async throws -> Answer {
        var request = request
        if let token = self.token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let body = Array(try await response.body.collect(upTo: 1 << 20).readableBytesView)
        return Answer(
            status: Int(response.status.code), headers: response.headers,
            body: (try? JSONParser.parse(body)) ?? .string(String(decoding: body, as: UTF8.self)))
    }

    /// Waits until there are so many answers from the start.
    func feedback(count: Int) async throws -> [JSONValue] {
        for _ in 0..<900 {
            let events = try await self.get("/v1/feedback?limit=500").body["events"]?.arrayValue ?? []
            if events.count >= count { return events }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw OperationError("\(self.id) did not get \(count) answers")
    }

    /// A sample under this partner's source.
    func sample(_ name: String, id: String? = nil, changing changes: (String) -> String = { $0 }) throws -> String {
        var text = changes(try InstallationTests.sample(name))
        text.replace(/urn:nld:doorstroom:[a-z0-9-]+/, with: "urn:nld:doorstroom:\(self.id)")
        if let id { text.replace(/"id": "[^"]+"/, with: "\"id\": \"\(id)\"") }
        return text
    }
}

import Contracts
import CurlClient
import JSON

/// Reads JSON from our own services.
public struct HTTPReader: Sendable {
    /// Shared by all readers, so that connections are reused.
    private static let client = Result { try CurlClient() }

    private let token: String?

    /// - Parameter token: a machine's token; without one only health and metrics answer.
    public init(token: String? = nil) {
        self.token = token
    }

    /// - Throws: `OperationError` when the answer is not 200 or not JSON.
    public func json(_ url: String) async throws -> JSONValue {
        let bytes = try await self.bytes(url, expecting: 200)
        guard let value = try? JSONParser.parse(bytes) else { throw OperationError("\(url) did not answer with JSON") }
        return value
    }

    /// All items of a list that comes in pages.
    public func list(_ url: String) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        var next: String? = url + "?limit=\(ListPage.maximum)"
        while let page = next {
            let answer = try await self.answer(page)
            guard answer.status == 200, let more = try? JSONParser.parse(answer.body).arrayValue else {
                throw OperationError("\(page) answered \(answer.status)")
            }
            items += more
            let link = answer.headers.first(name: "link")
            next = link?.firstMatch(of: #/<(\?[^>]*)>; rel="next"/#).map { url + $0.1 }
        }
        return items
    }

    public func bytes(_ url: String, expecting status: Int? = nil) async throws -> [UInt8] {
        let answer = try await self.answer(url)
        if let status, answer.status != status { throw OperationError("\(url) answered \(answer.status)") }
        return answer.body
    }

    private func answer(_ url: String) async throws -> CurlAnswer {
        try await Self.client.get().send(
            CurlRequest(
                "GET", url, headers: self.token.map { [CurlHeader("authorization", "Bearer \($0)")] } ?? [],
                timeouts: CurlTimeouts(whole: .seconds(20)), bodyLimit: .whole(bytes: 64 << 20)))
    }

    func waitUntilReady(_ address: String, name: String) async throws {
        var last = ""
        for _ in 0..<600 {
            if let bytes = try? await self.bytes(address + "/readyz") {
                last = String(decoding: bytes, as: UTF8.self)
                if last.contains("\"phase\":\"running\"") { return }
                if last.contains("\"phase\":\"halted\"") { break }
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw OperationError("\(name) did not become ready: \(last)")
    }
}

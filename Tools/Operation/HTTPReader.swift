import AsyncHTTPClient
import Contracts
import Foundation
import NIOCore
import NIOHTTP1

/// Reads JSON from our own services.
public struct HTTPReader: Sendable {
    public init() {}

    /// - Throws: `OperationError` when the answer is not 200 or not JSON.
    public func json(_ url: String) async throws -> JSONValue {
        let bytes = try await self.bytes(url, expecting: 200)
        guard let value = try? JSONParser.parse(bytes) else { throw OperationError("\(url) did not answer with JSON") }
        return value
    }

    public func bytes(_ url: String, expecting status: UInt? = nil) async throws -> [UInt8] {
        let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(20))
        if let status, response.status.code != status {
            throw OperationError("\(url) answered \(response.status.code)")
        }
        let body = try await response.body.collect(upTo: 64 << 20)
        return Array(body.readableBytesView)
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

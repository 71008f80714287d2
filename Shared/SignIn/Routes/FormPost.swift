import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceKit

/// A form that a person sent.
public struct FormPost: Sendable {
    /// The name of the hidden field with the session's token.
    public static let token = "token"

    private static let maximumBytes = 65_536

    private let values: [String: String]

    public subscript(_ name: String) -> String? { self.values[name] }

    /// All fields but the token, by name.
    var fields: [(name: String, value: String)] {
        self.values.filter { $0.key != Self.token }.map { (name: $0.key, value: $0.value) }.sorted { $0.name < $1.name }
    }

    /// - Throws: `Problem` for a body that is too large or no form.
    static func read(_ request: Request) async throws -> FormPost {
        let type = request.headers[.contentType]?.lowercased() ?? ""
        guard type.hasPrefix("application/x-www-form-urlencoded") else {
            throw Problem(.unsupportedMediaType, "A form is application/x-www-form-urlencoded.")
        }
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: Self.maximumBytes)
        } catch  where error is NIOTooManyBytesError || (error as? HTTPError)?.status == .contentTooLarge {
            throw Problem(.contentTooLarge, "A form has at most \(Self.maximumBytes) bytes.")
        }
        guard let values = try? URLEncodedFormDecoder().decode([String: String].self, from: String(buffer: body)) else {
            throw Problem(.badRequest, "The form cannot be read: each field stands in it once, as name=value.")
        }
        return FormPost(values: values)
    }

    /// Whether a page of the service itself sent the request, as far as the browser says so.
    ///
    /// Browsers set these fields, and no page can change them. A client without them is no browser with a session that
    /// somebody could abuse; the form's token counts for it as well.
    static func isFromOurPages(_ request: Request, of publicURL: PublicURL) -> Bool {
        let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
        guard site == nil || site == "same-origin" else { return false }
        // A browser that was told to hide where people come from sends the origin `null`, also to its own page.
        guard let origin = request.headers[.origin]?.lowercased(), origin != "null" || site == nil else { return true }
        return origin == publicURL.origin
    }
}

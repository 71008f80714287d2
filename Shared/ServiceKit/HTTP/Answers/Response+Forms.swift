import HTTPTypes
import Hummingbird
import JSON
import NIOCore
import Vocabulary

extension Response {
    /// A text for people and programs, with the control characters escaped that a terminal would obey in texts from
    /// outside.
    public static func text(
        _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text.printable)))
    }

    public static func json(
        _ body: JSONValue, status: HTTPResponse.Status = .ok, type: String = "application/json",
        headers: HTTPFields = [:]
    ) -> Response {
        .json(rendered: JSONWriter.bytes(body), status: status, type: type, headers: headers)
    }

    /// - Parameter body: JSON.
    public static func json(
        rendered body: [UInt8], status: HTTPResponse.Status = .ok, type: String = "application/json",
        headers: HTTPFields = [:]
    ) -> Response {
        var fields = headers
        fields[.contentType] = type
        fields[.cacheControl] = "no-store"
        return Response(
            status: status, headers: fields,
            // Escaped, because answers repeat names that partners chose, and people read them on terminals.
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: PrintableText.escaped(json: body) + [0x0A])))
    }
}

import HTTPTypes
import Hummingbird

/// A fault for which a request is refused before any route reads it.
enum RequestFault: Equatable {
    case hostMissing
    case hostTwice
    case hostUnreadable
    case expectation

    /// - Returns: `nil` for a request without fault.
    init?(_ request: HTTPRequest) {
        // The library takes the first Host as the authority; a second one stays among the fields.
        guard let host = request.authority else {
            self = .hostMissing
            return
        }
        if request.headerFields.contains(where: { $0.name.canonicalName == "host" }) {
            self = .hostTwice
        } else if !host.utf8.allSatisfy(Self.isOfHost) {
            self = .hostUnreadable
        } else if let expected = request.headerFields[.expect], expected.lowercased() != "100-continue" {
            self = .expectation
        } else {
            return nil
        }
    }

    private static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~!$&'()*+,;=:[]%".utf8.contains(byte)
        }
    }

    var response: Response {
        let (status, text): (HTTPResponse.Status, String) =
            switch self {
            case .hostMissing: (.badRequest, "The request names no host: add the field Host.")
            case .hostTwice: (.badRequest, "The request names its host twice: send the field Host once.")
            case .hostUnreadable: (.badRequest, "The field Host holds what no host's name holds.")
            case .expectation: (.expectationFailed, "Of Expect only 100-continue is known here.")
            }
        var response = Response.text(text + "\n", status: status)
        response.headers[.connection] = "close"
        return response
    }
}

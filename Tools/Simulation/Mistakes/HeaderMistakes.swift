import Contracts

/// Mistakes in the headers of a structured event that is valid in itself.
enum HeaderMistakes {
    static func make(_ code: RejectionCode) -> (headers: [EventHeader], pointer: String)? {
        switch code {
        case .headerConflict: ([EventHeader("ce_type", "nl.doorstroom.other.v1")], "/type")
        case .headerDuplicate: (SimulatedMessage.structuredHeaders, "/datacontenttype")
        case .headerEncoding: ([EventHeader("ce_subject", [0xFF, 0xFE])], "/subject")
        default: nil
        }
    }
}

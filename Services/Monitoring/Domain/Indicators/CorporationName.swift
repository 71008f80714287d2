/// The plan's corporations by the names that they write; any other corporation is shown by its code.
enum CorporationName {
    static func dutch(_ corporation: String) -> String {
        switch corporation {
        case "mitros": "Mitros"
        case "groenwest": "GroenWest"
        case "portaal": "Portaal"
        case "bo-ex": "Bo-Ex"
        case "ssh": "SSH"
        default: corporation
        }
    }
}

/// How the corporations of the plan write their names; another one keeps its code.
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

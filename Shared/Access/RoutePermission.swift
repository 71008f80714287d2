/// Who may request a route. Every route declares one.
public enum RoutePermission: Hashable, Sendable, CustomStringConvertible {
    /// Everybody: health, metrics, style sheets, descriptions of APIs.
    case anybody
    /// A partner, by the partner's own token (`/v1`).
    case partner
    /// Signing in and out, for people without a session.
    case signIn
    /// Every person with a session, and every machine with a token.
    case signedIn
    /// Viewers that see something of a kind of data.
    case reads(DataKind)
    /// People whose role may do this.
    case does(Act)
    /// Everybody, where the development sign-in is on; elsewhere the route does not exist.
    case development

    public var description: String {
        switch self {
        case .anybody: "anybody"
        case .partner: "a partner's token"
        case .signIn: "signing in"
        case .signedIn: "signed in"
        case .reads(let kind): "reads \(kind.rawValue)"
        case .does(let act): "may \(act.rawValue)"
        case .development: "development"
        }
    }
}

/// The person who is signed in, as the page's header shows it.
public struct Account: Sendable {
    let name: String
    let role: PageText?
    let signOut: PageAddress
    let token: String

    /// - Parameters:
    ///   - role: what the person may do, in a few words.
    ///   - signOut: takes the form's `POST`.
    ///   - token: the form's token against requests from other sites, sent as `token`.
    public init(name: String, role: PageText?, signOut: PageAddress, token: String) {
        self.name = name
        self.role = role
        self.signOut = signOut
        self.token = token
    }
}

/// A sign-in that has begun. All its values follow from the secret in the browser's cookie, so the server stores
/// nothing for people who never finish.
struct SignInAttempt: Sendable {
    let secret: Secret

    var nonce: String { self.secret.mark("nonce") }
    /// PKCE (RFC 7636): the verifier, and its digest as challenge.
    var verifier: String { self.secret.mark("verifier") }
    var challenge: String { Base64URL.text(Secret.digest(of: self.verifier)) }

    /// The `state` of a sign-in that ends at a page: it holds the page, and only this browser can have made it.
    func state(back: LocalPath) -> String {
        self.secret.mark("state" + back.text) + "." + Base64URL.text(Array(back.text.utf8))
    }

    /// - Returns: the page; `nil` for a state of another browser.
    func back(state: String) -> LocalPath? {
        let parts = state.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let bytes = Base64URL.bytes(parts[1]),
            let back = LocalPath(String(decoding: bytes, as: UTF8.self)),
            self.secret.isMark(parts[0], "state" + back.text)
        else { return nil }
        return back
    }
}

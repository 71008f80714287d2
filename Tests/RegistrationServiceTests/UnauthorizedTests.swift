import HTTPTypes
@testable import RegistrationService
import ServiceKit
import Testing

/// The answer to a client without a valid token.
@Suite(.timeLimit(.minutes(10)))
struct UnauthorizedTests {
    @Test func anUnauthorizedAnswerClosesItsConnection() {
        let missing = Problem.unauthorized("No token.")
        #expect(missing.status == .unauthorized && missing.headers[.connection] == "close")
        #expect(missing.headers[.wwwAuthenticate] == #"Bearer realm="doorstroom""#)
        let unknown = Problem.unauthorized("No.", error: "invalid_token")
        #expect(unknown.headers[.connection] == "close")
        #expect(unknown.headers[.wwwAuthenticate] == #"Bearer realm="doorstroom", error="invalid_token""#)
    }
}

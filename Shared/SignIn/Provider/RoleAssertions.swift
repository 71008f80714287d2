import Access
import Logging
import PostgresClient

/// Asks the provider again which roles a person has, so that a role that was taken away ends within a minute.
struct RoleAssertions: Sendable {
    let provider: Provider
    let terms: SessionTerms
    let pool: PostgresPool
    let logger: Logger

    /// - Returns: the session with the roles that hold now; `nil` when it has ended. While the provider does not answer,
    ///   and while another request asks, the session goes on with the roles it has, up to the term `away`.
    func renew(_ session: Session) async throws -> Session? {
        let id = session.id
        guard let sealed = session.sealed, case .person(let subject, _) = session.viewer.identity,
            let tokens = try? ProviderTokens(sealed: sealed, with: session.secret)
        else { return try await self.end(session, "its tokens cannot be read") }
        let terms = self.terms
        guard try await self.pool.withConnection({ try await SessionStore.beginAsking(id, terms: terms, on: $0) })
        else { return session }
        let person: Provider.Person
        do {
            person = try await self.provider.again(tokens, subject: subject)
        } catch  where error.kind == .away {
            self.logger.warning("roles could not be asked again", metadata: ["reason": "\(error)"])
            return session
        } catch {
            return try await self.end(session, "\(error)")
        }
        let grants = person.grants.counting(closed: session.closedParties)
        guard !grants.isEmpty else { return try await self.end(session, "the person has no role any more") }
        let renewed = try person.tokens.sealed(with: session.secret)
        try await self.pool.withConnection {
            try await SessionStore.assert(id, name: person.name, grants: person.grants, sealed: renewed, on: $0)
        }
        return Session(
            id: id, secret: session.secret,
            viewer: Viewer(subject: subject, name: person.name, grants: grants),
            closedParties: session.closedParties, sealed: renewed, isDueForAssertion: false)
    }

    private func end(_ session: Session, _ reason: String) async throws -> Session? {
        let id = session.id
        self.logger.notice("a session ended", metadata: ["reason": "\(reason)"])
        try await self.pool.withConnection { try await SessionStore.end(id, on: $0) }
        return nil
    }
}

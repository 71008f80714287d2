import Access
import Contracts
import Foundation
import HTTPTypes
import Hummingbird
import JSON
import ServiceKit

extension GuardedRoutes {
    /// A list that comes in pages, `?limit=…&after=…`, each with a link to the next.
    public func lists(
        _ kind: DataKind, _ path: RouterPath,
        _ answer: @escaping @Sendable (ListPage, Sight) async throws -> ListAnswer
    ) {
        if kind.isPersonal {
            self.readsPersons(kind, path) { request, _, reader in
                let page = try Self.page(request)
                let list = try await answer(page, reader.sight)
                return PersonalAnswer(Self.response(list, page), persons: list.persons)
            }
        } else {
            self.reads(kind, path) { request, _, reader in
                let page = try Self.page(request)
                return Self.response(try await answer(page, reader.sight), page)
            }
        }
    }

    private static func page(_ request: Request) throws(Problem) -> ListPage {
        let parameters = request.uri.queryParameters
        let limit = parameters["limit"].map { Int($0) ?? 0 } ?? ListPage.standard
        guard let page = ListPage(limit: limit, after: parameters["after"].map(String.init) ?? "") else {
            throw Problem(
                .badRequest,
                "limit has to be 1 to \(ListPage.maximum), and after a position from the link of an earlier page.")
        }
        return page
    }

    private static func response(_ list: ListAnswer, _ page: ListPage) -> Response {
        var headers = HTTPFields()
        // Relative, because a proxy may have put a path before ours (RFC 8288).
        if let link = HTTPField.Name("Link"),
            let next = list.next?.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
        {
            headers[link] = "<?limit=\(page.limit)&after=\(next)>; rel=\"next\""
        }
        return Response.json(.array(list.items), headers: headers)
    }
}

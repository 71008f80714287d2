import Access
import Hummingbird
import Pages
import ServiceKit

/// The start page of a service that has no pages of its own yet: the lists that the viewer may read.
struct StartPage: Sendable {
    let settings: SignInSettings
    let declared: DeclaredRoutes

    func add(to routes: GuardedRoutes) {
        routes.signedIn("/") { request, _, visit in
            let frame = PageFrame(request, settings: self.settings, visit: visit)
            let lists = self.lists(for: visit)
            let content =
                lists.isEmpty
                ? EmptyState(SignInText.nothingToRead.text).html(frame.context)
                : DetailList(lists.map { ($0.kind, .link($0.path, to: PageAddress($0.path))) }).html(frame.context)
            var page = frame.page(SignInText.startTitle.text, content)
            if !lists.isEmpty { page.lead = SignInText.start(frame.language) }
            return frame.response(page)
        }
    }

    private func lists(for visit: Visit) -> [(kind: PageText, path: String)] {
        self.declared.all.compactMap { route in
            guard case .reads(let kind) = route.permission, Gate.isOpen(route.permission, to: visit),
                !route.path.contains("{")
            else { return nil }
            return (PageText(kind.dutchName, kind.englishName), route.path)
        }
    }
}

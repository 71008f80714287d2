/// A part of a page, made from values alone.
public protocol PageComponent: Sendable {
    func html(_ context: PageContext) -> HTML
}

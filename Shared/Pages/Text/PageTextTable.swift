/// The table of a service's texts: an enum whose `text` switches over its cases, so that the compiler asks for both
/// languages of each text.
///
///     enum InboxText: String, PageTextTable {
///         case title
///         var text: PageText {
///             switch self {
///             case .title: PageText("Meldingen", "Alerts")
///             }
///         }
///     }
public protocol PageTextTable: CaseIterable, Sendable {
    var text: PageText { get }
}

extension PageTextTable {
    public func callAsFunction(_ language: PageLanguage) -> String { self.text(language) }
}

/// Content that pages have to bear.
enum KitContent {
    /// Markup, braces of templates, quotes, a reversed direction and a control character.
    static let hostile = PageText(
        same: "<script>alert(1)</script>{{{x}}}\" onload='x' &amp; \u{202E}omgekeerd\u{07}</svg>]]>")
    static let long = PageText(
        "Begeleiding en ondersteuning bij zelfstandig wonen voor jongvolwassenen die uit een instelling komen",
        "Guidance and support with independent living for young adults who leave an institution")
    static let unbroken = PageText(
        same: "Arbeidsongeschiktheidsverzekeringsmaatschappijhoofdkantoorreceptiemedewerkersoverleg")
}

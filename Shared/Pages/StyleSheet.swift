import Foundation
import Hummingbird
import ServiceKit

/// The style sheet of all pages. Tokens come first, so that a theme can override them without touching code.
public enum StyleSheet {
    /// Adds `/assets/doorstroom.css` and `/assets/theme.css`, the operator's own (`DOORSTROOM_THEME`), which comes
    /// last.
    public static func addRoutes(to router: Router<BasicRequestContext>, themeFile: String?) {
        router.get("/assets/doorstroom.css") { _, _ in
            Response(
                status: .ok, headers: PageHeaders.css, body: ResponseBody(byteBuffer: ByteBuffer(string: Self.css)))
        }
        router.get("/assets/theme.css") { _, _ in
            let theme = themeFile.flatMap { FileManager.default.contents(atPath: $0) } ?? Data()
            return Response(
                status: .ok, headers: PageHeaders.css, body: ResponseBody(byteBuffer: ByteBuffer(bytes: theme)))
        }
    }

    private static let css = """
        :root {
          --color-text: #1d2730; --color-muted: #4c5a66; --color-background: #ffffff; --color-surface: #f3f5f7;
          --color-border: #b6c0c9; --color-accent: #00505f; --color-accent-text: #ffffff; --color-link: #00505f;
          --color-serious: #9c1c1c; --color-serious-surface: #fbeaea; --color-attention: #7a4b00;
          --color-attention-surface: #fdf3e0; --color-good: #1f5f2f; --color-good-surface: #e8f4ea;
          --color-focus: #1d2730; --color-focus-ring: #ffc61a;
          --font: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
          --size-text: 1rem; --size-small: 0.9rem; --size-heading: clamp(1.5rem, 1.2rem + 1.5vw, 2.2rem);
          --space-1: 0.25rem; --space-2: 0.5rem; --space-3: 0.75rem; --space-4: 1rem; --space-6: 1.5rem; --space-8: 2rem;
          --width-page: 64rem; --radius: 6px; --target: 2.75rem;
        }
        * { box-sizing: border-box; }
        html { font-size: 100%; }
        body { margin: 0; font: var(--size-text)/1.55 var(--font); color: var(--color-text); background: var(--color-background); }
        .page-width { max-width: var(--width-page); margin-inline: auto; padding-inline: var(--space-4); }
        .skip-link { position: absolute; left: -999px; }
        .skip-link:focus { left: var(--space-4); top: var(--space-2); background: var(--color-background); padding: var(--space-2); z-index: 1; }
        a { color: var(--color-link); text-underline-offset: 0.15em; }
        :focus-visible { outline: 3px solid var(--color-focus); outline-offset: 2px; box-shadow: 0 0 0 6px var(--color-focus-ring); }
        main:focus { outline: none; }
        .page-header { background: var(--color-accent); color: var(--color-accent-text); }
        .page-header .page-width { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--space-3); }
        .product { font-weight: 700; font-size: 1.2rem; margin: var(--space-3) 0; }
        .navigation { display: flex; flex-wrap: wrap; gap: 0 var(--space-2); list-style: none; margin: 0; padding: 0; }
        .page-header nav { flex: 1; }
        .navigation .language { margin-left: auto; }
        .navigation a { display: inline-flex; align-items: center; min-height: var(--target); padding: 0 var(--space-2); color: inherit; }
        .navigation a[aria-current] { font-weight: 700; text-decoration: none; border-bottom: 3px solid currentColor; }
        h1 { font-size: var(--size-heading); line-height: 1.2; margin: var(--space-8) 0 var(--space-3); }
        h2 { font-size: 1.25rem; line-height: 1.3; margin: var(--space-8) 0 var(--space-3); }
        h3 { font-size: 1.05rem; line-height: 1.35; margin: 0; }
        .lead { font-size: 1.1rem; max-width: 46rem; margin: 0 0 var(--space-4); }
        .muted { color: var(--color-muted); font-size: var(--size-small); }
        .notice { border: 1px solid var(--color-border); border-left: 6px solid var(--color-good); border-radius: var(--radius); background: var(--color-good-surface); padding: var(--space-3) var(--space-4); margin: var(--space-4) 0; }
        .notice.error { border-left-color: var(--color-serious); background: var(--color-serious-surface); }
        .summary { display: flex; flex-wrap: wrap; gap: var(--space-3); list-style: none; padding: 0; margin: 0 0 var(--space-6); }
        .summary li { flex: 1 1 5.5rem; background: var(--color-surface); border-radius: var(--radius); padding: var(--space-3); }
        .summary strong { display: block; font-size: 1.7rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
        .alerts { list-style: none; margin: 0; padding: 0; display: grid; gap: var(--space-4); }
        .alert { border: 1px solid var(--color-border); border-left: 6px solid var(--color-attention); border-radius: var(--radius); padding: var(--space-4); }
        .alert.serious { border-left-color: var(--color-serious); }
        .alert.resolved { border-left-color: var(--color-good); }
        .alert p { margin: var(--space-2) 0; max-width: 46rem; }
        .badges { display: flex; flex-wrap: wrap; gap: var(--space-2); margin: 0 0 var(--space-2); }
        .badge { font-size: var(--size-small); border-radius: 999px; padding: 0 var(--space-3); border: 1px solid currentColor; background: var(--color-background); }
        .badge.serious { color: var(--color-serious); background: var(--color-serious-surface); }
        .badge.attention { color: var(--color-attention); background: var(--color-attention-surface); }
        .badge.good { color: var(--color-good); background: var(--color-good-surface); }
        form.acknowledge { display: flex; flex-wrap: wrap; align-items: end; gap: var(--space-3); margin-top: var(--space-3); }
        .field { display: grid; gap: var(--space-1); flex: 0 1 20rem; min-width: 0; }
        label { font-weight: 600; }
        select, button { font: inherit; min-height: var(--target); border-radius: var(--radius); padding: 0 var(--space-3); max-width: 100%; }
        select { border: 1px solid var(--color-muted); background: var(--color-background); color: inherit; width: 100%; }
        button { border: 1px solid var(--color-accent); background: var(--color-accent); color: var(--color-accent-text); font-weight: 600; cursor: pointer; padding-inline: var(--space-6); }
        button:hover { background: var(--color-text); }
        details { margin-top: var(--space-3); }
        summary { cursor: pointer; min-height: 2rem; }
        .history { margin: var(--space-2) 0 0; padding-left: var(--space-6); }
        .table-scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; font-weight: 600; padding-bottom: var(--space-2); }
        th, td { text-align: left; vertical-align: top; padding: var(--space-2) var(--space-3); border-bottom: 1px solid var(--color-border); }
        thead th { background: var(--color-surface); }
        .nowrap { white-space: nowrap; }
        @media (max-width: 30rem) {
          .page-header .page-width { gap: 0 var(--space-2); }
          .product { font-size: 1.05rem; }
          .navigation { gap: 0; }
          form.acknowledge button, .field { flex: 1 1 100%; }
          table.stacked thead { position: absolute; left: -999px; }
          table.stacked tr { display: block; border-bottom: 1px solid var(--color-border); padding: var(--space-2) 0; }
          table.stacked td, table.stacked th { display: block; border: 0; padding: var(--space-1) 0; background: none; }
          table.stacked td::before { content: attr(data-label) ": "; font-weight: 600; }
        }
        @media print { .page-header, form, .skip-link { display: none; } .alert { break-inside: avoid; } }
        """
}

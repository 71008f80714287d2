import Vocabulary

/// A file that pages load, embedded in the program. Its address holds its version, so that an upgrade shows at once
/// and a browser keeps the file until then.
struct PageAsset: Sendable {
    let path: String
    let type: String
    let bytes: [UInt8]
    let version: String

    private init(_ path: String, type: String, _ bytes: [UInt8]) {
        self.path = path
        self.type = type
        self.bytes = bytes
        self.version = Self.version(of: bytes)
    }

    var address: PageAddress { PageAddress("/assets/\(self.path)?v=\(self.version)") }

    static func version(of bytes: some Sequence<UInt8>) -> String { Hexadecimal.text(FNV1a.hash(bytes)) }

    static let tokens = PageAsset("tokens.css", type: "text/css; charset=utf-8", PackageResources.tokens_css)
    static let sheet = PageAsset("doorstroom.css", type: "text/css; charset=utf-8", PackageResources.doorstroom_css)
    static let script = PageAsset(
        "doorstroom.js", type: "text/javascript; charset=utf-8", PackageResources.doorstroom_js)
    static let icon = PageAsset("icon.svg", type: "image/svg+xml", PackageResources.icon_svg)

    static let all = [Self.tokens, Self.sheet, Self.script, Self.icon]

    /// The operator's theme comes last, so that it can override everything.
    static let styles = [Self.tokens.address, Self.sheet.address, "/assets/theme.css"]
}

import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// The files that pages load: tokens, style sheet, script and icon of the kit, and the operator's theme.
public enum StyleSheet {
    /// Adds `/assets/…` and `/assets/theme.css`, the operator's own (`DOORSTROOM_THEME`), which comes last.
    public static func addRoutes(to router: Router<BasicRequestContext>, themeFile: String?) {
        for asset in PageAsset.all {
            router.get("/assets/\(asset.path)") { request, _ in
                let isVersioned = request.uri.queryParameters["v"].map(String.init) == asset.version
                return Self.answer(
                    request, asset.bytes, type: asset.type, version: asset.version,
                    caching: isVersioned ? "max-age=31536000, immutable" : "max-age=300")
            }
        }
        router.get("/assets/theme.css") { request, _ in
            let theme = themeFile.flatMap { FileManager.default.contents(atPath: $0) } ?? Data()
            // Asked for at every page, because the operator can change the file while the service runs.
            return Self.answer(
                request, Array(theme), type: PageAsset.sheet.type, version: PageAsset.version(of: theme),
                caching: "no-cache")
        }
    }

    private static func answer(
        _ request: Request, _ bytes: [UInt8], type: String, version: String, caching: String
    ) -> Response {
        let tag = "\"\(version)\""
        var headers = PageHeaders.strict
        headers[.cacheControl] = caching
        headers[.eTag] = tag
        guard request.headers[.ifNoneMatch] != tag else { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = type
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

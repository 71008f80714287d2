import HTTPTypes
import Hummingbird
import ServiceKit

/// The headers of every page: nothing inline, nothing from other origins, nothing stored.
public enum PageHeaders {
    public static var html: HTTPFields {
        var headers = self.strict
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.cacheControl] = "no-store"
        return headers
    }

    public static var strict: HTTPFields {
        var headers = HTTPFields()
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        headers[.xContentTypeOptions] = "nosniff"
        // Other sites learn no address of ours. With `no-referrer` a browser would send our own forms with the origin
        // `null`, as it does from a page that hides where it is.
        if let referrer = HTTPField.Name("referrer-policy") { headers[referrer] = "same-origin" }
        return headers
    }

    public static var css: HTTPFields {
        var headers = self.strict
        headers[.contentType] = "text/css; charset=utf-8"
        headers[.cacheControl] = "max-age=300"
        return headers
    }
}

import Mustache

/// The templates of this target, parsed once.
enum SignInTemplates {
    enum Name: String {
        case refusal
        case development
    }

    private static let library = Result {
        MustacheLibrary(templates: [
            Name.refusal.rawValue: try Self.template(PackageResources.refusal_mustache),
            Name.development.rawValue: try Self.template(PackageResources.development_mustache),
        ])
    }

    private static func template(_ bytes: [UInt8]) throws -> MustacheTemplate {
        try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
    }

    static func render(_ name: Name, _ values: [String: Any]) throws -> String {
        try Self.library.get().render(values, withTemplate: name.rawValue) ?? ""
    }
}

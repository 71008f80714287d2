import Mustache

/// The templates of the kit, and those that a service adds, each parsed once.
///
/// A service keeps its `.mustache` files as resources with `.embedInCode`, and makes one library of them at its start:
///
///     static let templates = Result {
///         try PageTemplates(adding: ["inbox": PackageResources.inbox_mustache])
///     }
public struct PageTemplates: Sendable {
    private let library: MustacheLibrary
    let names: Set<String>

    /// - Parameter templates: the source of each, in UTF-8, by name; `{{> name}}` includes another.
    /// - Throws: ``TemplateFault``.
    public init(adding templates: [String: [UInt8]]) throws {
        let sources = Self.kitSources.merging(templates) { _, added in added }
            .mapValues { String(decoding: $0, as: UTF8.self) }
        var parsed: [String: MustacheTemplate] = [:]
        for (name, source) in sources {
            if templates[name] != nil, Self.kitSources[name] != nil { throw TemplateFault.nameTaken(name) }
            for partial in Self.partials(in: source) where sources[partial] == nil {
                throw TemplateFault.partialUnknown(partial, in: name)
            }
            do {
                // TEXT, because values arrive escaped.
                parsed[name] = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + source)
            } catch {
                throw TemplateFault.unreadable(name, reason: "\(error)")
            }
        }
        self.library = MustacheLibrary(templates: parsed)
        self.names = Set(parsed.keys)
    }

    /// - Throws: ``TemplateFault/unknown(_:)``.
    public func render(_ name: String, _ values: [String: TemplateValue]) throws(TemplateFault) -> HTML {
        guard let markup = self.library.render(TemplateValue.rendered(values), withTemplate: name) else {
            throw .unknown(name)
        }
        return HTML(markup: markup)
    }

    private static func partials(in source: String) -> [String] {
        source.components(between: "{{>", and: "}}").map { $0.filter { $0 != " " } }
    }
}

extension String {
    fileprivate func components(between start: String, and end: String) -> [Substring] {
        self.split(separator: start, omittingEmptySubsequences: false).dropFirst().compactMap {
            $0.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false).first
        }
    }
}

/// The tags of a document, read strictly: every attribute quoted, every element closed.
struct Markup {
    struct Element {
        let name: String
        var attributes: [(name: String, value: String)]

        subscript(_ name: String) -> String? { self.attributes.first { $0.name == name }?.value }
    }

    private(set) var elements: [Element] = []
    /// What is not well-formed.
    private(set) var faults: [String] = []

    private static let void: Set<String> = ["meta", "link", "input", "br", "hr", "img"]

    init(_ text: String) {
        var open: [String] = []
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            if rest.hasPrefix("!") {
                rest = rest.drop { $0 != ">" }.dropFirst()
            } else if rest.hasPrefix("/") {
                let name = String(rest.dropFirst().prefix { $0 != ">" })
                rest = rest.drop { $0 != ">" }.dropFirst()
                let expected = open.popLast()
                if expected != name { self.faults.append("</\(name)> where \(expected ?? "nothing") is open") }
            } else {
                let (element, isClosed) = Self.element(&rest)
                self.elements.append(element)
                if element.name.isEmpty { self.faults.append("a < that begins no tag, before \(rest.prefix(20))") }
                if !isClosed, !Self.void.contains(element.name) { open.append(element.name) }
            }
        }
        if !open.isEmpty { self.faults.append("never closed: \(open)") }
    }

    private static func element(_ rest: inout Substring) -> (Element, isClosed: Bool) {
        var element = Element(name: String(rest.prefix { $0.isLetter || $0.isNumber }), attributes: [])
        rest = rest.dropFirst(element.name.count)
        while true {
            rest = rest.drop(while: \.isWhitespace)
            if rest.hasPrefix("/>") {
                rest = rest.dropFirst(2)
                return (element, true)
            }
            guard let first = rest.first, first != ">" else {
                rest = rest.dropFirst()
                return (element, false)
            }
            let name = String(rest.prefix { $0 != "=" && $0 != ">" && $0 != "/" && !$0.isWhitespace })
            rest = rest.dropFirst(max(1, name.count))
            var value = ""
            if rest.hasPrefix("=\"") {
                rest = rest.dropFirst(2)
                value = String(rest.prefix { $0 != "\"" })
                rest = rest.dropFirst(value.count + 1)
            }
            element.attributes.append((name, value))
        }
    }
}

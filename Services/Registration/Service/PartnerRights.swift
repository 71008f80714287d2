import Contracts
import Messaging
import ServiceKit

/// What `partner rights` was asked: which partners, and whom each of them is at the broker.
struct PartnerRights {
    let principals: [(id: String, principal: AccessPrincipal)]

    /// - Parameter read: the text of a file: a line for each partner, its id and its principal; `#` begins a remark.
    init(_ arguments: [String], rows: [PartnerStore.Row], read: (String) throws -> String) throws {
        guard let first = arguments.first else { throw UsageError("partner rights wants an id, or --all") }
        let rest = Array(arguments.dropFirst())
        if first == "--all" {
            self.principals = try Self.all(rows, listed: Self.file(rest).map { try Self.listed($0, read: read) } ?? [:])
            return
        }
        guard rows.contains(where: { $0.partner.id == first }) else {
            throw UsageError("there is no partner «\(first)»: `partner add` makes it")
        }
        guard rest.isEmpty || rest.count == 2 && rest[0] == "--principal" else {
            throw UsageError("partner rights ID takes --principal User:NAME and nothing else")
        }
        self.principals = [(first, try AccessPrincipal(asked: rest.last ?? "User:\(first)"))]
    }

    private static func file(_ rest: [String]) throws -> String? {
        guard !rest.isEmpty else { return nil }
        guard rest.count == 2, rest[0] == "--principals-file" else {
            throw UsageError("partner rights --all takes --principals-file FILE and nothing else")
        }
        return rest[1]
    }

    private static func listed(_ file: String, read: (String) throws -> String) throws -> [String: AccessPrincipal] {
        var listed: [String: AccessPrincipal] = [:]
        let lines = try read(file).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let text = line.trimmingPrefix { $0.isWhitespace }
            guard !text.isEmpty, !text.hasPrefix("#") else { continue }
            // A principal may hold spaces, as the names of certificates do.
            let parts = text.split(maxSplits: 1) { $0.isWhitespace }
            let place = "\(file) line \(index + 1)"
            guard parts.count == 2 else {
                throw UsageError("\(place): an id and its principal, as in lister User:lister")
            }
            let name = String(parts[1]).replacing(/\s+$/, with: "")
            do {
                guard listed.updateValue(try AccessPrincipal(asked: name), forKey: String(parts[0])) == nil else {
                    throw UsageError("«\(parts[0])» is there twice")
                }
            } catch let error as UsageError {
                throw UsageError("\(place): \(error)")
            }
        }
        return listed
    }

    /// The active ones; days are ours and have no user of their own.
    private static func all(
        _ rows: [PartnerStore.Row], listed: [String: AccessPrincipal]
    ) throws -> [(id: String, principal: AccessPrincipal)] {
        let partners = rows.filter { $0.isActive && $0.partner.kind != .calendar }.map(\.partner.id)
        if let unknown = listed.keys.filter({ !partners.contains($0) }).min() {
            throw UsageError("there is no active partner «\(unknown)»: nothing was done")
        }
        return try partners.map { ($0, try listed[$0] ?? AccessPrincipal(asked: "User:\($0)")) }
    }
}

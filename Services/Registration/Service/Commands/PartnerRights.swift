import CommandExecution
import Contracts
import OperatorCommands
import ServiceKit

/// The request of `partner rights`: the partners, and the principal of each at the broker.
struct PartnerRights {
    let principals: [(id: String, principal: AccessPrincipal)]

    /// - Parameter read: reads a file with one line per partner, its id and its principal; `#` begins a comment.
    init(_ asked: PartnerCommand.Rights, rows: [PartnerStore.Row], read: (String) throws -> String) throws {
        guard let id = asked.id else {
            self.principals = try Self.all(
                rows, listed: asked.principalsFile.map { try Self.listed($0, read: read) } ?? [:])
            return
        }
        guard rows.contains(where: { $0.partner.id == id }) else {
            throw UsageError("there is no partner «\(id)»: `partner add` creates one")
        }
        self.principals = [(id, try AccessPrincipal(asked: asked.principal ?? "User:\(id)"))]
    }

    private static func listed(_ file: String, read: (String) throws -> String) throws -> [String: AccessPrincipal] {
        var listed: [String: AccessPrincipal] = [:]
        let lines = try read(file).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let text = line.trimmingPrefix { $0.isWhitespace }
            guard !text.isEmpty, !text.hasPrefix("#") else { continue }
            // A principal may contain spaces, as the names of certificates do.
            let parts = text.split(maxSplits: 1) { $0.isWhitespace }
            let location = "\(file) line \(index + 1)"
            guard parts.count == 2 else {
                throw UsageError("\(location): needs an id and its principal, as in `lister User:lister`")
            }
            let name = String(parts[1]).replacing(/\s+$/, with: "")
            do {
                guard listed.updateValue(try AccessPrincipal(asked: name), forKey: String(parts[0])) == nil else {
                    throw UsageError("«\(parts[0])» is listed twice")
                }
            } catch let error as UsageError {
                throw UsageError("\(location): \(error)")
            }
        }
        return listed
    }

    /// All active partners except the calendar, which is ours and has no user of its own.
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

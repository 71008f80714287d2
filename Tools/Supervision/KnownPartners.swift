import Contracts
import Foundation
import JSON
import ServiceKit
import Vocabulary

/// The partners whose events an installation accepts, and the source of that list.
public struct KnownPartners: Sendable {
    public enum Origin: Sendable, Equatable {
        /// A file with the output of `partner list`.
        case file(String)
        /// The Registration of an installation.
        case installation
        /// The plan's parties: no installation was found.
        case plan
    }

    /// The active partners.
    public let directory: PartnerDirectory
    /// Disabled partners: no service reads their topics at the moment.
    public let disabled: [Partner]
    public let origin: Origin
    /// Why the installation that was found did not answer.
    public private(set) var warning: String?

    public static let plan = KnownPartners(directory: .plan, disabled: [], origin: .plan)

    public var all: [Partner] { self.directory.all + self.disabled }

    private init(directory: PartnerDirectory, disabled: [Partner], origin: Origin) {
        self.directory = directory
        self.disabled = disabled
        self.origin = origin
    }

    /// Reads the output of `partner list`: JSON, one partner per line.
    /// - Throws: `OperationError` that names the line.
    public init(list: String, origin: Origin) throws {
        var active: [Partner] = []
        var disabled: [Partner] = []
        for (number, line) in list.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.allSatisfy(\.isWhitespace) {
            guard let json = try? JSONParser.parse(Array(line.utf8)), let id = json["id"]?.stringValue,
                let kind = json["kind"]?.stringValue.flatMap(PartnerKind.init), Partner.isValid(id: id)
            else {
                throw OperationError(
                    "line \(number + 1) of the partners is not in the form that `doorstroom partner list` prints")
            }
            let sources = json["sources"]?.arrayValue?.compactMap(\.stringValue) ?? []
            let own = Partner(id: id, kind: kind, name: json["name"]?.stringValue ?? id).source
            let partner = Partner(
                id: id, kind: kind, name: json["name"]?.stringValue ?? id, furtherSources: sources.filter { $0 != own })
            if json["active"] == false { disabled.append(partner) } else { active.append(partner) }
        }
        self.init(directory: PartnerDirectory(active), disabled: disabled, origin: origin)
    }

    /// Reads the file, or asks the installation that the environment names or that runs in this folder, or takes the
    /// plan's parties.
    /// - Throws: `OperationError` when the file cannot be read.
    public static func find(
        file: String?, folder: InstallationFolder = InstallationFolder(), configuration: ServiceConfiguration
    ) async throws -> KnownPartners {
        if let file {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw OperationError("cannot read \(file)")
            }
            return try KnownPartners(list: String(decoding: data, as: UTF8.self), origin: .file(file))
        }
        guard let endpoints = Self.endpoints(folder, configuration) else { return .plan }
        do {
            let installation = Installation(folder: folder, running: endpoints, options: try Installation.Options())
            return try KnownPartners(
                list: try await installation.run(.registration, ["partner", "list"]), origin: .installation)
        } catch {
            var known = Self.plan
            known.warning = "Registration does not say who its partners are, so the plan's are taken: \(error)"
            return known
        }
    }

    private static func endpoints(_ folder: InstallationFolder, _ configuration: ServiceConfiguration) -> Endpoints? {
        let named = Endpoints.fromEnvironment(configuration)
        if named.postgres[ServiceName.registration.rawValue] != nil { return named }
        // `isLocked` creates the folder, so check its file first.
        guard FileManager.default.fileExists(atPath: folder.endpoints), folder.isLocked(),
            let running = try? Endpoints.read(folder)
        else { return nil }
        // The broker that the environment names may belong to another installation.
        return named.kafka.isEmpty || named.kafka == running.kafka ? running : nil
    }

    // MARK: In words

    /// Help for an unknown id or source: names the known ones and says how to add another.
    public var words: String {
        let ids = self.directory.all.map(\.id).joined(separator: ", ")
        let adding = "`doorstroom partner add ID --name NAME --kind KIND` adds a partner to an installation"
        return switch self.origin {
        case .file(let file): "Partners in \(file): \(ids). \(adding); then print `doorstroom partner list` again."
        case .installation: "Partners of this installation: \(ids). \(adding)."
        case .plan:
            """
            Parties of the plan: \(ids). \(adding). No installation was found that says whom else it knows: start it in \
            this folder, name its database in DOORSTROOM_DATABASE_REGISTRATION, or give --partners FILE with what \
            `doorstroom partner list` prints.
            """
        }
    }

    /// - Throws: `OperationError` when no active partner has this id.
    public func require(_ id: String) throws {
        guard !self.disabled.contains(where: { $0.id == id }) else {
            throw OperationError("«\(id)» is disabled: `doorstroom partner enable \(id)` has its topic read again")
        }
        guard self.directory[id] != nil else {
            throw OperationError("«\(id.printableLine)» is not a partner. \(self.words)")
        }
    }
}

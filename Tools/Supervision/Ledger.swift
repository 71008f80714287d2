import Contracts
import Foundation
import JSON
import Pipeline

/// The conservation ledger over all services: hop by hop, every event that went in came out.
public struct Ledger: Sendable {
    public let services: [ServiceName: ServiceLedger]

    public init(_ services: [ServiceName: ServiceLedger]) {
        self.services = services
    }

    /// Reads every service's own counts.
    public static func read(_ installation: Installation) async throws -> Ledger {
        var services: [ServiceName: ServiceLedger] = [:]
        for service in ServiceName.allCases {
            let text = try await installation.run(service, ["ledger"])
            if let json = try? JSONParser.parse(Array(text.utf8)) { services[service] = ServiceLedger(json) }
        }
        return Ledger(services)
    }

    /// One reader of one stream, and how far behind it is.
    public struct Hop: Sendable {
        public let writer: ServiceName
        public let reader: ServiceName
        public let written: Int64
        public let applied: Int64
        public var lag: Int64 { self.written - self.applied }
    }

    public var hops: [Hop] {
        ServiceName.allCases.flatMap { reader in
            (self.services[reader]?.applied ?? [:]).sorted { $0.key < $1.key }.compactMap { name, applied in
                ServiceName(rawValue: name).map {
                    Hop(writer: $0, reader: reader, written: self.services[$0]?.highestSeq ?? 0, applied: applied)
                }
            }
        }
    }

    /// Every event read has one verdict, and no reader has applied more than was written.
    public var isBalanced: Bool {
        self.services.values.allSatisfy(\.isBalanced) && self.hops.allSatisfy { $0.lag >= 0 }
    }

    public var json: JSONValue {
        [
            "balanced": .bool(self.isBalanced),
            "services": .array(ServiceName.allCases.compactMap { self.services[$0]?.json }),
            "hops": .array(
                self.hops.map {
                    [
                        "from": .string($0.writer.rawValue), "to": .string($0.reader.rawValue),
                        "written": .integer($0.written), "applied": .integer($0.applied), "lag": .integer($0.lag),
                    ]
                }),
        ]
    }

    public var text: String {
        var lines: [String] = []
        if let intake = self.services[.registration] {
            lines.append(
                "gelezen \(intake.read) = aangenomen \(intake.accepted) + dubbel \(intake.duplicate) + afgewezen "
                    + "\(intake.rejected) + uitgesteld \(intake.deferred) (waarvan open \(intake.openParked))")
        }
        for hop in self.hops {
            lines.append(
                "\(hop.writer.rawValue) → \(hop.reader.rawValue): geschreven \(hop.written) = verwerkt \(hop.applied) "
                    + "+ achterstand \(hop.lag)")
        }
        lines.append(self.isBalanced ? "de boekhouding klopt" : "DE BOEKHOUDING KLOPT NIET")
        return lines.joined(separator: "\n")
    }
}

import Contracts
import Foundation
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit
import Supervision

/// A program that does the intake's job in a process of its own: Registration as it runs in production, or its peer.
struct Contender: Sendable {
    let name: String
    let executable: String
    let arguments: [String]

    /// As Linux shows it: at most fifteen bytes.
    var processName: String { String(URL(fileURLWithPath: self.executable).lastPathComponent.prefix(15)) }

    static let registration = Contender(
        name: "registration", executable: Installation.Options.ownFolder + "/doorstroom-registration", arguments: [])

    /// The same job in Python (`Tools/peer`), when `make bench` has made its environment.
    static var peer: Contender? {
        let environment = Environment.current
        guard let python = environment["DOORSTROOM_PEER_PYTHON"], let script = environment["DOORSTROOM_PEER"] else {
            return nil
        }
        return Contender(name: "peer", executable: python, arguments: [script])
    }
}

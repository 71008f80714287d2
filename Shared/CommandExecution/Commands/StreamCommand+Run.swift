import Access
import Contracts
import Foundation
import JSON
import OperatorCommands
import Pipeline
import PostgresClient
import ServiceKit
import SignIn

extension StreamCommand: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        guard FileManager.default.createFile(atPath: self.file, contents: nil),
            let file = FileHandle(forWritingAtPath: self.file)
        else { throw UsageError("cannot write \(self.file)") }
        let isWhole = self.references.isAsked
        try await context.withDatabase { connection in
            if isWhole {
                try await context.note("stream", .applications, persons: [ReadLogEntry.everybody], on: connection)
            }
            var last: Int64 = 0
            while true {
                let rows = try await connection.query(
                    "SELECT * FROM journal WHERE nr > $1 AND seq IS NOT NULL ORDER BY nr LIMIT 2000", [.int(last)]
                ).rows.compactMap(JournalRow.init)
                guard let end = rows.last?.nr else { break }
                for row in rows {
                    let bytes = row.numberedPayload ?? []
                    let line = isWhole ? bytes : JSONWriter.bytes(MaskedEvent.json(try JSONParser.parse(bytes)))
                    try file.write(contentsOf: Data(line + [UInt8(ascii: "\n")]))
                }
                last = end
            }
        }
        try file.close()
    }
}

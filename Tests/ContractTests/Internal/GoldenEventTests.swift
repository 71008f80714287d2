import Contracts
import JSON
import TestData
import Testing

/// The contract's structs read the recorded events of our own services and write the same bytes.
@Suite(.timeLimit(.minutes(10)))
struct GoldenEventTests {
    private static let files = Result { try GoldenEvents.files() }

    /// The struct that reads the data of a file.
    private static func dataType(_ path: String) -> (any InternalData.Type)? {
        let types = InternalType(rawValue: String(path.prefix { $0 != "/" }))?.dataTypes
        return path.contains("/partner-") ? types?.partner : types?.stream
    }

    @Test func everyRecordedEventIsWrittenAsItWasRead() throws {
        for (path, bytes) in try Self.files.get() {
            let type = try #require(Self.dataType(path), "\(path)")
            let event = try JSONDocument(bytes).root
            let data = try #require(event["data"])
            func read<Data: InternalData>(_ type: Data.Type) throws -> JSONValue { try Data.read(data).json }
            #expect(JSONWriter.string(try read(type)) == JSONWriter.string(data.value), "\(path)")
        }
    }

    @Test func everyTypeIsRecordedForEachOfItsAudiences() throws {
        for type in InternalType.allCases {
            let types = type.dataTypes
            let recorded = try Self.files.get().keys.filter { $0.hasPrefix(type.rawValue + "/") }
            #expect(recorded.contains { $0.contains("/stream-") } == (types.stream != nil), "\(type)")
            #expect(recorded.contains { $0.contains("/partner-") } == (types.partner != nil), "\(type)")
        }
    }

    /// A member of a recorded event that no reader asks for would be lost unnoticed.
    @Test func everyRecordedMemberIsAskedFor() throws {
        var recorded: [String: Set<String>] = [:]
        for (path, bytes) in try Self.files.get() {
            let data = try #require(try JSONParser.parse(bytes)["data"])
            let audience = path.contains("/partner-") ? "partner" : "stream"
            Self.collect(data, at: "", into: &recorded["\(path.prefix { $0 != "/" })/\(audience)", default: []])
        }
        for type in InternalType.allCases {
            for (audience, data) in [("stream", type.dataTypes.stream), ("partner", type.dataTypes.partner)] {
                guard let data else { continue }
                var members: Set<String> = []
                Self.collect(.object(data.form), at: "", into: &members)
                let missing = recorded["\(type.rawValue)/\(audience)", default: []].subtracting(members)
                #expect(missing == [], "\(type) to \(audience)")
            }
        }
    }

    /// Removing a member is noticed unless it is optional; text in place of any other value is refused.
    @Test func aDamagedEventIsRefusedByNameOfItsMember() throws {
        for (path, bytes) in try Self.files.get() {
            let type = try #require(Self.dataType(path), "\(path)")
            guard case .object(let members)? = try JSONParser.parse(bytes)["data"] else { continue }
            let required = Set(type.form.fields.filter(\.isRequired).map(\.name))
            for member in members where required.contains(member.name) {
                let others = JSONValue.object(members.filter { $0.name != member.name })
                let node = try JSONDocument(JSONWriter.bytes(others)).root
                func read<Data: InternalData>(_ type: Data.Type) -> Rejection? {
                    do throws(Rejection) {
                        _ = try Data.read(node)
                        return nil
                    } catch { return error }
                }
                #expect(read(type)?.code == .fieldMissing, "\(path) \(member.name)")
                #expect(read(type)?.pointer == "/data/\(member.name)", "\(path) \(member.name)")
            }
        }
    }

    private static func collect(_ value: JSONValue, at path: String, into members: inout Set<String>) {
        switch value {
        case .object(let list):
            for member in list {
                members.insert("\(path)/\(member.name)")
                Self.collect(member.value, at: "\(path)/\(member.name)", into: &members)
            }
        case .array(let items): for item in items { Self.collect(item, at: path + "[]", into: &members) }
        default: break
        }
    }

    private static func collect(_ form: FieldForm, at path: String, into members: inout Set<String>) {
        switch form {
        case .object(let object):
            for field in object.fields {
                members.insert("\(path)/\(field.name)")
                Self.collect(field.form, at: "\(path)/\(field.name)", into: &members)
            }
        case .list(let item, _): Self.collect(item, at: path + "[]", into: &members)
        default: break
        }
    }
}

import CLibpq

/// A parameter or a cell, in the few types that we use. All travel in binary.
public enum PostgresValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case text(String)
    case bytes([UInt8])
    case ints([Int64])
    case texts([String])
    case optionalTexts([String?])
    case byteArrays([[UInt8]])
    case optionalByteArrays([[UInt8]?])

    public static func int(_ value: Int) -> PostgresValue { .int(Int64(value)) }
    public static func optional(_ value: String?) -> PostgresValue { value.map { .text($0) } ?? .null }
    public static func optional(_ value: Int64?) -> PostgresValue { value.map { .int($0) } ?? .null }

    public var int: Int64? { if case .int(let value) = self { value } else { nil } }
    public var text: String? { if case .text(let value) = self { value } else { nil } }
    public var bytes: [UInt8]? { if case .bytes(let value) = self { value } else { nil } }
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    public var isNull: Bool { self == .null }

    /// PostgreSQL's object identifiers of the types (pg_type.dat; they never change).
    enum TypeIdentifier {
        static let bool: Oid = 16
        static let bytea: Oid = 17
        static let int8: Oid = 20
        static let int2: Oid = 21
        static let int4: Oid = 23
        static let text: Oid = 25
        static let float8: Oid = 701
        static let byteaArray: Oid = 1001
        static let textArray: Oid = 1009
        static let int8Array: Oid = 1016
        static let date: Oid = 1082
        static let timestamptz: Oid = 1184
        static let uuid: Oid = 2950
        static let jsonb: Oid = 3802
    }

    var typeIdentifier: Oid {
        switch self {
        case .null: 0
        case .bool: TypeIdentifier.bool
        case .int: TypeIdentifier.int8
        case .double: TypeIdentifier.float8
        case .text: TypeIdentifier.text
        case .bytes: TypeIdentifier.bytea
        case .ints: TypeIdentifier.int8Array
        case .texts, .optionalTexts: TypeIdentifier.textArray
        case .byteArrays, .optionalByteArrays: TypeIdentifier.byteaArray
        }
    }

    /// The binary form, or `nil` for NULL.
    var binary: [UInt8]? {
        switch self {
        case .null: nil
        case .bool(let value): [value ? 1 : 0]
        case .int(let value): value.bigEndianBytes
        case .double(let value): value.bitPattern.bigEndianBytes
        case .text(let value): Array(value.utf8)
        case .bytes(let value): value
        case .ints(let values): Self.array(TypeIdentifier.int8, values.map(\.bigEndianBytes))
        case .texts(let values): Self.array(TypeIdentifier.text, values.map { Array($0.utf8) })
        case .optionalTexts(let values): Self.array(TypeIdentifier.text, values.map { $0.map { Array($0.utf8) } })
        case .byteArrays(let values): Self.array(TypeIdentifier.bytea, values)
        case .optionalByteArrays(let values): Self.array(TypeIdentifier.bytea, values)
        }
    }

    private static func array(_ element: Oid, _ items: [[UInt8]?]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes += Int32(items.isEmpty ? 0 : 1).bigEndianBytes
        bytes += Int32(items.contains { $0 == nil } ? 1 : 0).bigEndianBytes
        bytes += element.bigEndianBytes
        guard !items.isEmpty else { return bytes }
        bytes += Int32(items.count).bigEndianBytes
        bytes += Int32(1).bigEndianBytes
        for item in items {
            if let item {
                bytes += Int32(item.count).bigEndianBytes
                bytes += item
            } else {
                bytes += Int32(-1).bigEndianBytes
            }
        }
        return bytes
    }

    /// Reads a cell in binary form.
    init(type: Oid, bytes: UnsafeBufferPointer<UInt8>) {
        switch type {
        case TypeIdentifier.bool: self = .bool(bytes.first == 1)
        case TypeIdentifier.int2, TypeIdentifier.int4, TypeIdentifier.int8, TypeIdentifier.timestamptz,
            TypeIdentifier.date:
            self = .int(bytes.bigEndianInteger)
        case 26: self = .int(bytes.bigEndianInteger & 0xFFFF_FFFF)
        case TypeIdentifier.float8: self = .double(Double(bitPattern: UInt64(bitPattern: bytes.bigEndianInteger)))
        case TypeIdentifier.bytea: self = .bytes(Array(bytes))
        case TypeIdentifier.uuid: self = .text(Self.uuidText(bytes))
        case TypeIdentifier.jsonb: self = .text(String(decoding: bytes.dropFirst(), as: UTF8.self))
        default: self = .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func uuidText(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text += "-" }
            let digits = String(byte, radix: 16)
            text += digits.utf8.count == 1 ? "0" + digits : digits
        }
        return text
    }
}

extension FixedWidthInteger {
    var bigEndianBytes: [UInt8] { withUnsafeBytes(of: self.bigEndian) { Array($0) } }
}

extension UnsafeBufferPointer<UInt8> {
    /// A signed big-endian integer of up to eight bytes.
    fileprivate var bigEndianInteger: Int64 {
        guard let first = self.first else { return 0 }
        return self.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
    }
}

/// A row of a result, by column number or name.
public struct PostgresRow: Sendable {
    let columns: [String: Int]
    let values: [PostgresValue]

    public subscript(_ index: Int) -> PostgresValue { self.values[index] }

    /// The cell of that column; `.null` when there is no such column.
    public subscript(_ name: String) -> PostgresValue {
        self.columns[name].map { self.values[$0] } ?? .null
    }
}

/// A result, copied out of libpq.
public struct PostgresResult: Sendable {
    public let rows: [PostgresRow]
    /// Rows changed, for statements that change some.
    public let affected: Int

    public var first: PostgresRow? { self.rows.first }
}

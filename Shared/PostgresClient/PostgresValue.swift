import CLibpq
import Vocabulary

/// A parameter or a cell, in the few types that we use, all sent in binary.
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
    /// An array of byte strings of one size, which lie end to end.
    case byteSlices([UInt8], size: Int)

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
        case .byteArrays, .optionalByteArrays, .byteSlices: TypeIdentifier.byteaArray
        }
    }

    /// Appends the binary form; nothing for NULL.
    func append(to buffer: inout [UInt8]) {
        switch self {
        case .null: break
        case .bool(let value): buffer.append(value ? 1 : 0)
        case .int(let value): buffer.append(bigEndian: value)
        case .double(let value): buffer.append(bigEndian: value.bitPattern)
        case .text(let value): buffer.append(contentsOf: value.utf8)
        case .bytes(let value): buffer.append(contentsOf: value)
        case .ints(let values):
            Self.startArray(TypeIdentifier.int8, count: values.count, in: &buffer)
            for value in values {
                buffer.append(bigEndian: Int32(8))
                buffer.append(bigEndian: value)
            }
        case .texts(let values):
            Self.startArray(TypeIdentifier.text, count: values.count, in: &buffer)
            for value in values { Self.item(value.utf8, in: &buffer) }
        case .optionalTexts(let values):
            Self.startArray(TypeIdentifier.text, count: values.count, mayHoldNull: true, in: &buffer)
            for value in values { Self.item(value?.utf8, in: &buffer) }
        case .byteArrays(let values):
            Self.startArray(TypeIdentifier.bytea, count: values.count, in: &buffer)
            for value in values { Self.item(value, in: &buffer) }
        case .optionalByteArrays(let values):
            Self.startArray(TypeIdentifier.bytea, count: values.count, mayHoldNull: true, in: &buffer)
            for value in values { Self.item(value, in: &buffer) }
        case .byteSlices(let bytes, let size):
            Self.startArray(TypeIdentifier.bytea, count: bytes.count / size, in: &buffer)
            for start in stride(from: 0, to: bytes.count, by: size) {
                Self.item(bytes[start..<start + size], in: &buffer)
            }
        }
    }

    private static func startArray(_ element: Oid, count: Int, mayHoldNull: Bool = false, in buffer: inout [UInt8]) {
        buffer.append(bigEndian: Int32(count == 0 ? 0 : 1))
        buffer.append(bigEndian: Int32(mayHoldNull ? 1 : 0))
        buffer.append(bigEndian: element)
        guard count > 0 else { return }
        buffer.append(bigEndian: Int32(count))
        buffer.append(bigEndian: Int32(1))
    }

    private static func item(_ bytes: (some Collection<UInt8>)?, in buffer: inout [UInt8]) {
        buffer.append(bigEndian: Int32(bytes?.count ?? -1))
        if let bytes { buffer.append(contentsOf: bytes) }
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
        let ends = [0, 4, 6, 8, 10, bytes.count]
        return zip(ends, ends.dropFirst()).map { Hexadecimal.text(bytes[$0..<$1]) }.joined(separator: "-")
    }
}

extension [UInt8] {
    mutating func append(bigEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { self.append(contentsOf: $0) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// A signed big-endian integer of up to eight bytes.
    fileprivate var bigEndianInteger: Int64 {
        guard let first = self.first else { return 0 }
        return self.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
    }
}

import PostgresClient
import TestSupport
import Testing
import TestRandom

/// Every kind of value reads back as it was written.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ValueTests {
    private static let texts = [
        "", " ", "één ’s Heeren Loo, Umah-Hai 🏠", "e\u{301} \u{1F468}\u{200D}\u{1F469}", "tab\tline\nquote'\"\\",
        "\u{10FFFF}",
        String(repeating: "ü", count: 100_000),
    ]

    private static func echo(_ values: [PostgresValue], as type: String) async throws -> [PostgresValue] {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                var echoes: [PostgresValue] = []
                for value in values {
                    let row = try await connection.query("SELECT $1::\(type) AS value", [value]).first
                    echoes.append(row?["value"] ?? .text("no row"))
                }
                return echoes
            }
        }
    }

    @Test func integersReadBack() async throws {
        let values: [PostgresValue] = [0, 1, -1, 255, -256, .max, .min].map { .int($0 as Int64) }
        #expect(try await Self.echo(values, as: "bigint") == values)
        let small: [PostgresValue] = [0, -1, 32_767, -32_768].map { .int($0 as Int64) }
        #expect(try await Self.echo(small, as: "smallint") == small)
        let medium: [PostgresValue] = [0, -1, 2_147_483_647, -2_147_483_648].map { .int($0 as Int64) }
        #expect(try await Self.echo(medium, as: "integer") == medium)
    }

    @Test func doublesReadBack() async throws {
        let values: [PostgresValue] = [0, -0.5, .pi, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity]
            .map { .double($0) }
        #expect(try await Self.echo(values, as: "double precision") == values)
    }

    @Test func truthValuesReadBack() async throws {
        #expect(try await Self.echo([.bool(true), .bool(false)], as: "boolean") == [.bool(true), .bool(false)])
    }

    @Test func textsReadBack() async throws {
        let values: [PostgresValue] = Self.texts.map { .text($0) }
        let echoes = try await Self.echo(values, as: "text")
        // Compared by bytes: Swift treats two encodings of one character as equal.
        #expect(echoes.map { $0.text.map { Array($0.utf8) } } == Self.texts.map { Array($0.utf8) })
    }

    @Test func bytesReadBack() async throws {
        var generator = SeededGenerator(seed: 7)
        let mebibyte = (0..<1 << 20).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let values: [PostgresValue] = [.bytes([]), .bytes([0]), .bytes(Array(0...255)), .bytes(mebibyte)]
        #expect(try await Self.echo(values, as: "bytea") == values)
    }

    @Test(arguments: [
        "bigint", "text", "bytea", "boolean", "double precision", "bigint[]", "text[]", "jsonb", "uuid", "date",
    ])
    func nullReadsBack(type: String) async throws {
        let echo = try await Self.echo([.null], as: type)
        #expect(echo == [.null])
        #expect(echo[0].isNull)
    }

    @Test func textsOfOtherTypes() async throws {
        try await TestPostgres.withDatabase { database in
            let row = try #require(
                try await database.query(
                    """
                    SELECT '00112233-4455-6677-8899-aabbccddeeff'::uuid AS id, '{"a": [1, "é"]}'::jsonb AS json,
                        '{"a":1}'::json AS plain, 'x'::varchar AS short, NULL::uuid AS nothing
                    """
                ).first)
            #expect(row["id"].text == "00112233-4455-6677-8899-aabbccddeeff")
            #expect(row["json"].text == #"{"a": [1, "é"]}"#)
            #expect(row["plain"].text == #"{"a":1}"#)
            #expect(row["short"].text == "x")
            #expect(row["nothing"].isNull && row["no such column"].isNull)
            #expect(row["id"].int == nil && row["json"].bytes == nil)
        }
    }

    @Test func arraysOfEverySizeReadBack() async throws {
        var generator = SeededGenerator(seed: 8)
        let many = (0..<50_000).map { _ in Int64.random(in: .min ... .max, using: &generator) }
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                for numbers in [[], [1], [.min, 0, .max], many] {
                    let rows = try await connection.query(
                        "SELECT v FROM unnest($1::bigint[]) WITH ORDINALITY AS t (v, n) ORDER BY n", [.ints(numbers)]
                    ).rows
                    #expect(rows.compactMap { $0[0].int } == numbers)
                }
                for texts in [[], [""], ["a", "{b,\"c\"}", "NULL", "é"], many.prefix(1_000).map { String($0) }] {
                    let rows = try await connection.query("SELECT unnest($1::text[])", [.texts(texts)]).rows
                    #expect(rows.compactMap { $0[0].text } == texts)
                }
                let optional: [String?] = ["a", nil, "", nil]
                let rows = try await connection.query("SELECT unnest($1::text[])", [.optionalTexts(optional)]).rows
                #expect(rows.map { $0[0].text } == optional)
                let bytes: [[UInt8]] = [[], [0, 255], Array(repeating: 7, count: 70_000)]
                let cells = try await connection.query("SELECT unnest($1::bytea[])", [.byteArrays(bytes)]).rows
                #expect(cells.compactMap { $0[0].bytes } == bytes)
            }
        }
    }

    @Test func manyParametersOfMixedKindsKeepTheirPlaces() async throws {
        try await TestPostgres.withDatabase { database in
            let row = try await database.query(
                "SELECT $1::text, $2::bigint, $3::bytea, $4::text, $5::boolean, $6::text",
                [.text(""), .int(-5 as Int64), .bytes([]), .null, .bool(false), .text("last")]
            ).first
            #expect(
                (0..<6).map { row?[$0] } == [
                    .text(""), .int(-5 as Int64), .bytes([]), .null, .bool(false), .text("last"),
                ])
        }
    }
}

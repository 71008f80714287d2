import Testing

@Suite(.timeLimit(.minutes(10)))
struct SourceTextTests {
    private static func code(_ text: String) -> [String] { SourceText(path: "A.swift", text: text).code }

    @Test func stringsAreBlankedAndCommentsApart() {
        #expect(Self.code(#"let a = "b // c" // d"#) == [#"let a = "      " "#])
        #expect(Self.code("a /* b\n/* c */ d */ e") == ["a ", " e"])
        #expect(SourceText(path: "A.swift", text: "a // b\nc").comments == ["// b", ""])
    }

    @Test func interpolationsAreCode() {
        #expect(Self.code(#""x\(f(a, "y\(b)"))z" + c"#) == [#"" (f(a, " (b)")) " + c"#])
        #expect(Self.code(##"#"x\(a)\#(b)y"# + c"##) == [##""     (b) " + c"##])
    }

    @Test func rawAndLongStringsEndWhereTheyEnd() {
        #expect(Self.code(##"f(#"""#, a!)"##) == [#"f(" ", a!)"#])
        #expect(Self.code(##"f(#"a"b"#) + "\"" + c"##) == [#"f("   ") + "" + c"#])
        let long = "let a = \"\"\"\n    b! \"c\"\n    \"\"\"\nd"
        #expect(Self.code(long) == ["let a = \"\"\"", "          ", "    \"\"\"", "d"])
    }

    @Test func importsAreReadInEveryForm() {
        let text = """
            import A
            @testable import B
            public import struct C.D; @_spi(X) internal import E.F
              import G // why
            let important = 1
            """
        let imports = SourceText(path: "A.swift", text: text).imports
        #expect(imports.map(\.module) == ["A", "B", "C", "E", "G"])
        #expect(imports.map(\.line) == [1, 2, 3, 3, 4])
    }
}

import Contracts
import JSON
import TestData
import TestRandom
import Testing

/// Personal numbers as word processors, telephones and other scripts write them.
@Suite(.timeLimit(.minutes(10)))
struct TypedNumberTests {
    private static let blanks = [
        "\u{A0}", "\u{202F}", "\u{2002}", "\u{2003}", "\u{2007}", "\u{2008}", "\u{2009}", "\u{200A}", "\u{205F}",
        "\u{3000}",
    ]
    private static let dashes = [
        "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}", "\u{FE58}", "\u{FE63}",
        "\u{FF0D}", "\u{2043}", "\u{02D7}",
    ]
    private static let unseen = [
        "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{2063}", "\u{FEFF}",
        "\u{61C}",
        "\u{202A}", "\u{202C}", "\u{2066}", "\u{2069}", "\u{FE0F}", "\u{34F}", "\u{180E}", "\u{E0020}",
    ]
    /// The zeros of scripts whose digits are consecutive: fullwidth, Arabic, Persian, Devanagari, mathematical.
    private static let zeros: [UInt32] = [0xFF10, 0x660, 0x6F0, 0x966, 0x1D7CE, 0x1D7F6]

    private static let event = EventType.actionRegistered.fullEvent

    /// Checks the text alone, and in an event, where the whole document is searched first.
    private static func expectFound(_ text: String) {
        #expect(PersonalDataDetector.finds(in: text), "\(text.debugDescription)")
        #expect(PersonalDataDetector.finds(in: "Zie \(text)."), "\(text.debugDescription)")
        #expect(PersonalDataDetector.finds(in: Array("{\"a\":\"\(text)\"}".utf8)), "\(text.debugDescription)")
        var event = Self.event
        event.data = event.data.map { data in
            guard case .object(let members) = data else { return data }
            return .object(members + [JSONMember("note", .string("bel \(text) op"))])
        }
        let validation = validator.validate(body: event.bytes, owner: nil)
        #expect(validation.rejection == Rejection(.personalData, at: "/data/note"), "\(text.debugDescription)")
        #expect(validation.holdsPersonalData)
    }

    @Test func blanksThatDoNotBreakAreBlanks() {
        for blank in Self.blanks {
            Self.expectFound("123\(blank)456\(blank)782")
            Self.expectFound("1234\(blank)56\(blank)782")
            Self.expectFound("06\(blank)12345678")
            Self.expectFound("06\(blank)12\(blank)34 56\(blank)78")
            Self.expectFound("+31\(blank)6\(blank)12345678")
            Self.expectFound("BSN\(blank)123456782")
        }
    }

    @Test func dashesAreHyphensInATelephoneNumberAndBlanksInABSN() {
        for dash in Self.dashes {
            Self.expectFound("06\(dash)12345678")
            Self.expectFound("030\(dash)286\(dash)12\(dash)34")
            Self.expectFound("06 \(dash) 12345678")
            Self.expectFound("06\u{A0}\(dash)\u{A0}12345678")
            Self.expectFound("(030) \(dash) 2861234")
            Self.expectFound("+31\(dash)6\(dash)12345678")
            // These dashes count as separators; the keyboard's hyphen, which references use, does not.
            Self.expectFound("123\(dash)456\(dash)782")
            Self.expectFound("\(dash)123456782")
        }
        #expect(!PersonalDataDetector.finds(in: "123-456-782"))
        #expect(PersonalDataDetector.finds(in: "06 - 12345678") && PersonalDataDetector.finds(in: "(030) - 2861234"))
        // A number before the dash is still found.
        #expect(
            PersonalDataDetector.finds(in: "0612345678 - 9 uur") && PersonalDataDetector.finds(in: "0612345678 – 9 uur")
        )
    }

    @Test func invisibleCharactersAreIgnored() {
        for sign in Self.unseen {
            Self.expectFound("1234\(sign)56782")
            Self.expectFound("06\(sign)12345678")
            Self.expectFound("06-\(sign)12345678\(sign)")
            Self.expectFound("\(sign)123456782\(sign)")
            Self.expectFound("\(sign)1" + "23456782".map { "\(sign)\($0)" }.joined())
        }
    }

    @Test func digitsOfEveryScriptAreDigits() throws {
        for zero in Self.zeros {
            func set(_ text: String) throws -> String {
                try text.unicodeScalars.reduce(into: "") { result, scalar in
                    guard scalar.properties.generalCategory == .decimalNumber else {
                        return result.unicodeScalars.append(scalar)
                    }
                    result.unicodeScalars.append(try #require(Unicode.Scalar(zero + scalar.value - 0x30)))
                }
            }
            for text in ["123456782", "0612345678", "06-12345678", "+31 6 12345678", "123 456 782"] {
                Self.expectFound(try set(text))
            }
            // One number may mix digits of two scripts.
            Self.expectFound("1234" + (try set("56782")))
        }
    }

    @Test func signsOfOtherWidthsAreThoseSigns() {
        for text in [
            "jan\u{FF20}example.nl", "jan\u{FE6B}example\u{3002}nl", "jan@example\u{FF0E}nl", "\u{FF0B}31612345678",
            "\u{FF08}030\u{FF09} 2861234", "123\u{B7}456\u{B7}782", "06\u{B7}12345678", "€123456782", "“123456782”",
            "…0612345678", "bel\u{2028}0612345678", "•123456782",
        ] { Self.expectFound(text) }
    }

    /// Letters of any script turn adjacent digits into a word, as ASCII letters do.
    @Test(arguments: [
        "é123456782", "123456782é", "e\u{301}123456782", "я123456782", "本123456782", "a\u{200B}123456782", "½123456782",
        "100\u{A0}000\u{A0}000", "123\u{A0}456\u{A0}781", "–12345678", "€ 1.234.567,89 – 2", "2019–2020",
        "01–08–2019 10:00",
        "Youké, 2019-08-01 – 2019-12-31", "één, twee … 12 – 34", "100\u{2013}000\u{2013}000",
    ])
    func otherTextsAreNotTakenForNumbers(text: String) {
        #expect(!PersonalDataDetector.finds(in: text), "\(text.debugDescription)")
    }

    /// The search of a whole document finds everything that the search of single texts finds.
    @Test func theDocumentKnowsEveryText() {
        var random = SeededGenerator(seed: 80)
        let signs =
            Self.blanks + Self.dashes + Self.unseen + ["é", "x", ".", " ", "-", "(", ")", "+", "@", "0", "6", "1", "９"]
        var found = 0
        for _ in 0..<20_000 {
            var text = ["123456782", "0612345678", "06 12345678", "030-2861234", "jan@example.nl"][random.int(0...4)]
            for _ in 0..<random.int(1...4) {
                let place = text.unicodeScalars.index(
                    text.startIndex, offsetBy: random.int(0...text.unicodeScalars.count))
                text.unicodeScalars.insert(
                    contentsOf: signs[random.int(0...(signs.count - 1))].unicodeScalars, at: place)
            }
            guard PersonalDataDetector.finds(in: text) else { continue }
            found += 1
            #expect(PersonalDataDetector.finds(in: Array("[\"\(text)\",\"é\"]".utf8)), "\(text.debugDescription)")
        }
        #expect(found > 5_000)
    }

    /// A non-ASCII letter elsewhere in the text does not change the verdict on an ASCII number.
    @Test func aLetterElsewhereChangesNothing() {
        var random = SeededGenerator(seed: 81)
        for _ in 0..<20_000 {
            let text =
                random.digits(random.int(1...5)) + [" ", "-", ".", ""][random.int(0...3)]
                + random.digits(random.int(1...9))
            #expect(
                PersonalDataDetector.finds(in: text) == PersonalDataDetector.finds(in: text + ", één"), "\(text)")
        }
    }
}

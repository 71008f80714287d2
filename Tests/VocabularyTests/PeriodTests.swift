import Foundation
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct PeriodTests {
    @Test func everyDayLiesInTheQuarterOfItsMonth() throws {
        var date = try #require(CalendarDate("2019-01-01"))
        while date.year < 2021 {
            let quarter = Quarter(containing: date)
            #expect(quarter.number == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4][date.month - 1])
            #expect(quarter.firstDay <= date && date <= quarter.lastDay)
            #expect(date.quarter == quarter)
            date = date.adding(days: 1)
        }
    }

    @Test func quartersMeetWithoutGap() throws {
        let quarters = try (2015...2023).flatMap { year in
            try (1...4).map { try #require(Quarter(year: year, number: $0)) }
        }
        for (earlier, later) in zip(quarters, quarters.dropFirst()) {
            #expect(earlier < later)
            #expect(earlier.lastDay.adding(days: 1) == later.firstDay)
        }
    }

    @Test(arguments: ["2019-Q1", "2019-Q4", "0201-Q3", "9999-Q4"])
    func quartersReadBackAsTheirText(text: String) {
        #expect(Quarter(text)?.description == text)
    }

    @Test(arguments: [
        "", "2019", "2019-Q0", "2019-Q5", "2019-q3", "2019-3", "19-Q3", "+201-Q3", "-201-Q3", "2019-Q+", "2019-Q33",
        "2019-Q3 ", "0000-Q1", "2019--Q3", "2019-Q3-", "2019-Q３",
    ])
    func invalidQuartersAreRefused(text: String) {
        #expect(Quarter(text) == nil)
        #expect(Quarter(year: 2019, number: 0) == nil)
        #expect(Quarter(year: 0, number: 1) == nil)
    }

    @Test(arguments: ["2018", "0201", "2019-Q3", "9999"])
    func periodsReadBackAsTheirText(text: String) {
        #expect(Period(text)?.description == text)
    }

    @Test(arguments: ["", "18", "0000", "+201", "-201", "20190", "2019-", "2019-Q5", "２０１９", "2019 "])
    func invalidPeriodsAreRefused(text: String) {
        #expect(Period(text) == nil)
    }

    @Test func aYearComesBeforeItsQuarters() {
        let texts = ["0201", "2018", "2018-Q4", "2019", "2019-Q1", "2019-Q2"]
        #expect(texts.reversed().compactMap { Period($0) }.sorted().map(\.description) == texts)
        #expect(Period("2019-Q2")?.year == 2019)
        #expect(Period("2018")?.year == 2018)
    }

    @Test func quartersAreCodedAsText() throws {
        let quarters = [try #require(Quarter("2019-Q3"))]
        let bytes = try JSONEncoder().encode(quarters)
        #expect(String(decoding: bytes, as: UTF8.self) == #"["2019-Q3"]"#)
        #expect(try JSONDecoder().decode([Quarter].self, from: bytes) == quarters)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Quarter].self, from: Data(#"["2019-Q9"]"#.utf8))
        }
    }
}

import Contracts
import JSON
import TestData
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct RFC3339Tests {
    @Test(arguments: [
        "2019-08-01T09:30:00Z", "2019-08-01t09:30:00z", "2019-08-01T09:30:00.1Z", "2019-08-01T09:30:00.123456789+02:00",
        "2019-08-01T09:30:00-00:00", "2019-08-01T23:59:59+23:59", "2016-12-31T23:59:60Z", "2017-01-01T00:59:60+01:00",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2020-02-29T00:00:00Z",
    ])
    func validTimesAreAccepted(text: String) {
        #expect(RFC3339.isValid(text))
    }

    @Test(arguments: [
        "", "2019-08-01", "2019-08-01T09:30:00", "2019-08-01T09:30Z", "2019-08-01 09:30:00Z", "2019-08-01T24:00:00Z",
        "2019-08-01T09:60:00Z", "2019-08-01T09:30:61Z", "2019-02-29T09:30:00Z", "2019-08-01T09:30:00.Z",
        "2019-08-01T09:30:00,5Z", "2019-08-01T09:30:00+0200", "2019-08-01T09:30:00+02", "2019-08-01T09:30:00+24:00",
        "2019-08-01T09:30:00+02:60", "2019-08-01T09:30:00ZZ", "2019-08-01T9:30:00Z", "20190801T093000Z",
        "2019-08-01T09:30:00Z ", " 2019-08-01T09:30:00Z", "2019-08-01T09:30:0\u{663}Z", "0000-01-01T00:00:00Z",
        "2019-08-01T-9:30:00Z", "2019-08-0é09:30:00Z", "2019-08-01T09:30:00\u{2212}02:00",
    ])
    func invalidTimesAreRefused(text: String) {
        #expect(!RFC3339.isValid(text))
        var event = EventType.matchChosen.fullEvent
        event.time = text.isEmpty ? "x" : text
        #expect(validator.validate(body: event.bytes, owner: nil).rejection == Rejection(.timeFormat, at: "/time"))
    }

    /// The offset counts: a day begins at midnight in Utrecht, an hour before midnight in UTC in winter and two in
    /// summer.
    @Test(arguments: [
        ("2023-10-19T21:59:59Z", "2023-10-19"), ("2023-10-19T22:00:00Z", "2023-10-20"),
        ("2023-10-19T23:30:00Z", "2023-10-20"), ("2023-10-20T01:30:00+02:00", "2023-10-20"),
        ("2023-10-19T23:30:00+02:00", "2023-10-19"), ("2023-10-20T00:30:00+03:00", "2023-10-19"),
        ("2023-01-19T22:59:59Z", "2023-01-19"), ("2023-01-19T23:00:00.9z", "2023-01-20"),
        ("2023-01-19T23:00:00-00:00", "2023-01-20"), ("2023-01-19T18:00:00-05:00", "2023-01-20"),
        ("2023-01-20T13:59:59+15:00", "2023-01-19"), ("2016-12-31T22:59:60Z", "2016-12-31"),
        ("2016-12-31T23:59:60Z", "2017-01-01"), ("2023-03-26T22:00:00Z", "2023-03-27"),
        ("2023-10-29T22:30:00Z", "2023-10-29"), ("2020-02-29T23:00:00Z", "2020-03-01"),
        ("2019-12-31T23:30:00Z", "2020-01-01"),
    ])
    func aMomentIsOnADayInUtrecht(text: String, day: String) {
        #expect(RFC3339.dayInUtrecht(text)?.description == day)
    }

    @Test func aCodeIsValidOnTheDayInUtrecht() throws {
        var event = EventType.applicationSubmitted.fullEvent
        // VBE begins on 20 October 2023, GEE ended on the 6th.
        for (code, time, isTaken) in [
            ("VBE", "2023-10-19T21:59:59Z", false), ("VBE", "2023-10-19T23:30:00Z", true),
            ("VBE", "2023-10-19T22:00:00Z", true), ("VBE", "2023-10-20T00:30:00+03:00", false),
            ("GEE", "2023-10-06T21:59:59Z", true), ("GEE", "2023-10-06T22:00:00Z", false),
            ("GEE", "2023-10-07T08:00:00+12:00", true),
        ] {
            event.time = time
            event.data = event.data?.setting(Place(steps: [.member("veraGroup")]), to: .string(code))
            let rejection = validator.validate(body: event.bytes, owner: nil).rejection
            #expect(rejection?.code == (isTaken ? nil : .fieldCodeExpired), "\(code) \(time)")
            let day = RFC3339.dayInUtrecht(time)?.description ?? "none"
            #expect(isTaken || rejection?.expected?.hasPrefix("valid on \(day)") == true)
        }
    }
}

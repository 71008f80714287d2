import Vocabulary

/// VERA's `AANVULLENDEDOELGROEP`, as far as it names groups of the plan. Its entries come and go; VERA gives the code
/// `VER` to two groups, of which only the one without an end date is meant.
public enum VeraGroup: String, CaseIterable, Sendable, Codable, DatedCode {
    case homeless = "DAK"
    case exDetainee = "GED"
    case intellectuallyDisabledUntil2023 = "GEE"
    case mentalHealth = "GGZ"
    case physicallyDisabled = "LIC"
    case psychiatric = "PSY"
    case skaeveHuse = "SKA"
    case statusHolder = "STH"
    case intellectuallyDisabled = "VBE"
    case addiction = "VER"
    case careIndication = "ZIN"
    case careIndicationUntil2023 = "ZORI"

    public var validity: Validity {
        switch self {
        case .intellectuallyDisabledUntil2023: Validity(from: nil, through: CalendarDate(year: 2023, month: 10, day: 6))
        case .intellectuallyDisabled: Validity(from: CalendarDate(year: 2023, month: 10, day: 20), through: nil)
        case .careIndication: Validity(from: CalendarDate(year: 2023, month: 9, day: 8), through: nil)
        case .careIndicationUntil2023: Validity(from: nil, through: CalendarDate(year: 2023, month: 9, day: 8))
        // The codes above are the ones that came or went.
        default: .always
        }
    }
}

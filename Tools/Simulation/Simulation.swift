import Contracts
import JSON
import Vocabulary

/// The simulated year: the messages of every partner on every day, the same for the same parameters on every machine.
///
/// The tables of the plan are the input; the people, whom the plan does not publish, are drawn within its shares. Pure:
/// no clock, no files, no network.
public struct Simulation: Sendable {
    public let parameters: SimulationParameters
    /// Every date from the first opening day to the last day, including dates without a message.
    public let days: [SimulatedDay]
    /// Applications of the opening waiting list, in order; a mistaken corporation names one of these (`AnswerPolicy`).
    public let openingApplicationIds: [String]
    private let supportPlans: SupportPlans
    /// The corporation that nominates too few dwellings in the first round.
    public let laggard: String

    /// The minimum number of opening days, before the first simulated day; there are more when a day would otherwise
    /// hold more than a mebibyte.
    static let minimumOpeningDays = 8
    /// An application in structured mode is about a kilobyte; the remaining room is for the rest of that day.
    private static let openingApplicationsPerDay = 700

    public init(_ parameters: SimulationParameters) throws(SimulationFault) {
        try parameters.validate()
        self.parameters = parameters
        let setting = Self.setting(parameters)
        let agenda = Self.agenda(setting)
        self.laggard = RoundScript(setting: setting).laggard
        var log = MessageLog(agenda: agenda, mint: setting.mint)
        let opening = Set(setting.openingDays)
        self.openingApplicationIds = log.applications(on: opening)
        self.supportPlans = SupportPlans(log)
        Disturbances(setting: setting).apply(to: &log)
        self.days = log.days
    }

    public init(
        seed: UInt64, scale: Double = 1, year: Int = 2019, from: CalendarDate? = nil, to: CalendarDate? = nil,
        invalidShare: Double = SimulationParameters.defaultInvalidShare
    ) throws(SimulationFault) {
        try self.init(
            SimulationParameters(seed: seed, scale: scale, year: year, from: from, to: to, invalidShare: invalidShare))
    }

    /// The days before the first simulated one.
    public var openingDays: [SimulatedDay] { self.days.filter { $0.date < self.parameters.from } }

    /// The ids of all partners that send at least one message.
    public var partners: [String] { Set(self.days.lazy.flatMap(\.messages).map(\.partner)).sorted() }

    /// The client's support plan on a day, in the form of an application.
    public func support(of applicationId: String, on day: CalendarDate) -> JSONValue? {
        self.supportPlans[applicationId, on: day]
    }

    /// All lines of one partner in day order: the file `<partner>.ndjson`. Messages that cannot be a line of text
    /// (`SimulatedMessage.isLine`) are left out.
    public func ndjson(partner: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for message in self.days.lazy.flatMap(\.messages) where message.partner == partner && message.isLine {
            bytes += message.body
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    private static func setting(_ parameters: SimulationParameters) -> Setting {
        let stock = Int((Double(PlanTables.backlog) * parameters.scale).rounded())
        let count = max(Self.minimumOpeningDays, stock / Self.openingApplicationsPerDay + 1)
        let days = (1...count).reversed().map { parameters.from.adding(days: -$0) }
        return Setting(parameters: parameters, mint: EventMint(seed: parameters.seed), openingDays: days)
    }

    private static func agenda(_ setting: Setting) -> Agenda {
        let first = setting.openingDays.first ?? setting.parameters.from
        let last = setting.parameters.to
        var agenda = Agenda(dates: (first.dayNumber...last.dayNumber).map(CalendarDate.init(dayNumber:)))
        let scripts: [any Script] = [
            AgreementsScript(setting: setting), ActionsScript(setting: setting), ApplicationsScript(setting: setting),
            RoundScript(setting: setting), LettingsScript(setting: setting), OfficeScript(setting: setting),
            SupplyScript(setting: setting), UrgencyScript(setting: setting),
            InstitutionDwellingsScript(setting: setting),
        ]
        for script in scripts { script.write(into: &agenda) }
        return agenda
    }
}

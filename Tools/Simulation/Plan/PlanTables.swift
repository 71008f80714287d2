import Vocabulary

/// The tables of the plan of 2019 on which the simulated year rests, each with the place where it is printed.
///
/// Source of all: Plan van Aanpak huisvesting en ondersteuning kwetsbare groepen, Gemeente Utrecht, July 2019. Figures
/// that the plan does not print are in `PlanAssumptions`.
public enum PlanTables {
    /// Lettings of one year as the plan counts them.
    public struct YearOfLettings: Sendable {
        public let year: Int
        public let total: Int
        public let priority: [(group: TargetGroup, dwellings: Int)]

        public var withPriority: Int { self.priority.reduce(0) { $0 + $1.dwellings } }
        public var regular: Int { self.total - self.withPriority }
    }

    /// Realised lettings per group and in total. Source: Opgave en taakstelling totaal en prioritering, table
    /// "Huisvesting bijzondere doelgroepen". The total of 2016 is that table's 2264: 785 of 2264 is the printed 34.7 %;
    /// the 2246 and 2258 on other pages give another share.
    public static let history: [YearOfLettings] = [
        YearOfLettings(
            year: 2015, total: 2448,
            priority: [(.statusHolder, 384), (.moBw, 192), (.corporationHotel, 41), (.otherUrgent, 318)]),
        YearOfLettings(
            year: 2016, total: 2264,
            priority: [
                (.statusHolder, 327), (.moBw, 192), (.temporaryExtra, 42), (.corporationHotel, 13),
                (.otherUrgent, 211),
            ]),
        YearOfLettings(
            year: 2017, total: 2319,
            priority: [
                (.statusHolder, 256), (.moBw, 180), (.temporaryExtra, 18), (.corporationHotel, 30),
                (.otherUrgent, 195),
            ]),
        YearOfLettings(
            year: 2018, total: 2439,
            priority: [(.statusHolder, 236), (.moBw, 244), (.corporationHotel, 27), (.otherUrgent, 126)]),
    ]

    /// The targets of 2019 and the expected total. Source: the same table, column Taakstelling.
    public static let target = YearOfLettings(
        year: 2019, total: 2400,
        priority: [
            (.statusHolder, 150), (.moBw, 385), (.cityDeal, 30), (.corporationHotel, 30), (.otherUrgent, 150),
        ])

    /// The yearly need of MO/BW and women's shelter, before the catch-up. Source: Door ambulantisering meer woningen
    /// nodig (research of HHM).
    public static let yearlyDemand = 275
    /// The one-time extra need, to be caught up in five years. Source: the same paragraph.
    public static let backlog = 550
    /// The share of the MO/BW dwellings for inflow in 2019, in per cent. Source: Inzet voor 2019 en volgende jaren.
    public static let inflowSharePercent = 20

    /// A class of net rent and the stock in it.
    public struct RentClass: Sendable {
        /// Above this amount …
        public let above: Cents
        /// … up to and including this one.
        public let upTo: Cents
        public let dwellings: Int
    }

    /// Independent social dwellings of the corporations by net rent, 1 January 2018. Source: Bestaande voorraad,
    /// table "Voorraad sociale huurwoningen corporaties 1-1-2018" (RWU).
    public static let stock: [RentClass] = [
        RentClass(above: Cents(0), upTo: Cents(41_734), dwellings: 8188),
        RentClass(above: Cents(41_734), upTo: Cents(59_730), dwellings: 24_181),
        RentClass(above: Cents(59_730), upTo: Cents(64_014), dwellings: 6123),
        RentClass(above: Cents(64_014), upTo: Cents(71_068), dwellings: 4536),
    ]

    /// Non-independent units on 1 January 2018: the only figures that the plan prints per corporation. Source:
    /// Wooneenheden en bijzondere woonconcepten. (Lekstede 797 and others 24 make the printed total of 10,285.)
    public static let nonIndependentUnits: [(corporation: String, units: Int)] = [
        ("bo-ex", 978), ("mitros", 2020), ("portaal", 973), ("ssh", 5493),
    ]

    /// The city's social dwellings by district, in per cent. Source: Spreiding over de stad.
    public static let districtShares: [(district: District, percent: Int)] = [
        (.overvecht, 22), (.zuidwest, 16), (.noordwest, 16), (.zuid, 11), (.oost, 6), (.west, 6), (.noordoost, 5),
        (.binnenstad, 3),
    ]

    /// Dwellings of regular social rent that are expected to be delivered, and for 2020 also the independent units for
    /// students. Source: Reguliere woningen. The plan prints years; quarters are ours (`SupplyScript`).
    public static let newDwellings: [(year: Int, dwellings: Int)] = [(2019, 360), (2020, 570), (2021, 740)]
    public static let newStudentUnits = (year: 2020, dwellings: 780)

    /// Urgencies granted, and dwellings allocated to the holders. Source: Overige toewijzingen bij voorrang.
    public static let urgencies: [(year: Int, granted: Int, dwellings: Int)] = [
        (2015, 259, 318), (2016, 347, 211), (2017, 249, 195), (2018, 148, 126),
    ]

    /// Persons to be housed per half-year, as the province set it: before lead and backlog. Source: Statushouders.
    public static let statusHolderTargets: [(halfYear: String, persons: Int)] = [
        ("2017-II", 196), ("2018-I", 266), ("2018-II", 217), ("2019-I", 159),
    ]

    /// Persons housed beyond the targets by the end of 2018: of the 159 for 2019-I, 149 were left. Source: the same.
    public static let statusHolderLead = 10
    /// The remaining task when the target of 2019-I had been lowered "nog verder": the lead is already subtracted.
    /// Source: the same; the lowered target itself (118) is not printed.
    public static let statusHolderTaskLowered = 108

    /// Persons and dwellings for status holders in all of 2019. Source: Statushouders.
    public static let statusHolders2019 = (persons: 300, dwellings: 150)

    /// Institution dwellings that become regular ones in 2019. Source: Instellingswoningen nemen af.
    public static let flips2019: [(institution: String, dwellings: Int)] = [
        ("lister", 45), ("tussenvoorziening", 90),
    ]

    /// Independent dwellings let to vulnerable young adults. Source: In zelfstandige woningen gehuisvest.
    public static let youngAdults: [(year: Int, dwellings: Int)] = [(2015, 34), (2016, 27), (2017, 25), (2018, 61)]

    /// Persons in the MO/BW dwellings of 2018. Source: Aantal toegewezen woningen in de afgelopen jaren.
    public static let moBwPersons2018 = 324

    /// The highest net rent that young people can pay. Source: Drempels in de toegang tot huisvesting.
    public static let youngAdultMaximumRent = Cents(25_000)
    /// Rent up to which 18 to 23 year-olds get rent allowance. Source: the same; other pages print 417.34 and 414.
    public static let qualityDiscountLimit = Cents(42_444)
}

import Vocabulary

/// Figures that the simulated year needs and the plan does not print: chosen by us, each with its reason.
///
/// None of these figures says anything about a real corporation or institution.
public enum PlanAssumptions {
    /// Independent dwellings per corporation. The plan prints only the sum (43,028) and, per corporation, the
    /// non-independent units; the split is ours: one large landlord, two of middle size, a small share for GroenWest,
    /// for which the plan prints no units, and for SSH, to which it attributes more than half of all rooms.
    public static let corporationSizes: [(corporation: String, dwellings: Int)] = [
        ("bo-ex", 7900), ("groenwest", 2500), ("mitros", 18_600), ("portaal", 10_400), ("ssh", 3628),
    ]

    /// An institution's part of the contingent, and the group that it mostly works for.
    public struct Institution: Sendable {
        public let id: String
        public let weight: Int
        /// `nil` means all groups of MO/BW.
        public let focus: TargetGroup?
    }

    /// The plan leaves the division to Beter Wonen (action 3). The two with a flip target (90 and 45) are the largest
    /// here; the weights of the others only distinguish larger from smaller ones.
    public static let institutions: [Institution] = [
        ("tussenvoorziening", 80, nil), ("lister", 70, nil), ("leger-des-heils", 40, nil), ("kwintes", 28, nil),
        ("moviera", 24, .womensShelter), ("back-up", 16, .youngAdult), ("altrecht", 12, nil),
        ("exodus", 11, .exDetainee), ("jellinek", 9, nil), ("fivoor", 7, nil), ("buurtteams-sociaal", 7, nil),
        ("lievegoed", 6, nil), ("abrona", 6, .wlz), ("amerpoort", 6, .wlz), ("reinaerde", 6, .wlz),
        ("youke", 6, .youngAdult), ("timon", 5, .youngAdult), ("humanitas", 5, nil), ("singelzicht", 4, nil),
        ("lijn-5", 4, .youngAdult), ("van-der-hoeven", 4, .exDetainee), ("s-heeren-loo", 3, .wlz),
        ("philadelphia", 3, .wlz), ("buurtteams-jeugd-gezin", 3, .youngAdult), ("wegloophuis", 2, .youngAdult),
        ("umah-hai", 2, .youngAdult), ("izeboud-wonen", 2, .youngAdult), ("prokino", 2, .youngAdult),
        ("plushome", 2, .youngAdult), ("de-waag", 2, .exDetainee), ("nedereind", 2, .youngAdult),
        ("de-rading", 2, .youngAdult), ("umc", 1, nil),
    ].map { Institution(id: $0.0, weight: $0.1, focus: $0.2) }

    /// An institution's share of the year's dwellings.
    public struct Contingent: Sendable {
        public let institution: String
        public let dwellings: Int
        public let inflowDwellings: Int
    }

    /// Contingents that divide 385 dwellings, of which 77 (20 %) for inflow, both by largest remainder and so exact.
    public static let contingents: [Contingent] = {
        let total = PlanTables.target.priority.first { $0.group == .moBw }?.dwellings ?? 0
        let dwellings = LargestRemainder.shares(of: total, sizes: Self.institutions.map(\.weight))
        let inflow = LargestRemainder.shares(
            of: total * PlanTables.inflowSharePercent / 100, sizes: dwellings)
        return zip(Self.institutions, zip(dwellings, inflow)).map {
            Contingent(institution: $0.id, dwellings: $1.0, inflowDwellings: $1.1)
        }
    }()

    /// The plan's eight districts make up 85 %; the other 15 % is divided over the two districts without a printed
    /// figure.
    public static let districtShares: [(value: District, weight: Int)] =
        PlanTables.districtShares.map { ($0.district, $0.percent) } + [(.leidscheRijn, 9), (.vleutenDeMeern, 6)]

    /// Groups among MO/BW applicants, in per cent. Young adults: of the 808 dwellings for MO/BW in 2015–2018 the plan
    /// counts 147 for them (18 %); the others are ours.
    public static let groupMix: [(value: TargetGroup, weight: Int)] = [
        (.moBw, 60), (.womensShelter, 12), (.youngAdult, 18), (.wlz, 6), (.exDetainee, 4),
    ]

    /// Households of more than one person, per mille. Together a quarter, as the plan says (Aantal toegewezen
    /// woningen); a quarter of the young adults, as it says too; the figure for women's shelter is ours, the rest
    /// follows.
    public static func multiPersonWeight(_ group: TargetGroup) -> Int {
        switch group {
        case .womensShelter: 700
        case .youngAdult: 250
        default: 173
        }
    }

    /// Households of several persons: 2.28 persons on average, which with three quarters single persons gives 324
    /// persons in 244 dwellings (1.33).
    public static let families: [(value: (adults: Int, children: Int), weight: Int)] = [
        ((1, 1), 60), ((2, 0), 15), ((1, 2), 15), ((2, 1), 7), ((2, 2), 3),
    ]

    /// The share of new dwellings of regular social rent for the groups of the plan, in per cent: the plan leaves it to
    /// each project (action 16), so we take its direction for all new lettings.
    public static let newDwellingsForGroupsPercent = 30
    /// The same share of new units for students.
    public static let newStudentUnitsForGroupsPercent = Self.sshCapPercent
    /// The share of new building of 2019 among the dwellings nominated in the last quarter, in per cent.
    public static let newlyBuiltPercent = 8

    /// SSH's agreement (plan, Meesten aangewezen op kamers; Wooneenheden): at most so many per cent of a complex's
    /// units to special groups, and so many units a year to vulnerable young people. That these are rooms, let outside
    /// the rounds, is ours.
    public static let sshCapPercent = 15
    public static let sshUnitsForYoungPeople = 50
    /// The number of independent units in a complex of SSH. Ours.
    public static let sshComplexUnits = 80...320

    /// Urgencies granted in 2019: as many as the dwellings that the plan assumes for their holders.
    public static let urgenciesGranted = 150
    /// Requests for urgency that were refused.
    public static let urgenciesRefused = 37

    /// Persons per dwelling of status holders: 60 % single as in 2018, two on average as the plan assumes for 2019.
    public static let statusHolderPersons: [(value: Int, weight: Int)] = [
        (1, 60), (2, 10), (3, 12), (4, 10), (5, 4), (6, 4),
    ]

    public static let candidatesPerDwelling = 3
    public static let responseDays = 10
    /// The longest time an applicant on the opening list has waited.
    public static let longestWaitDays = 1095
    public static let changesPerYear = 80
    public static let withdrawalsPerYear = 30
    /// Dwellings that a corporation withdraws, in per cent of those nominated; each is replaced.
    public static let dwellingWithdrawalPercent = 4
    /// Exact repeats by partners that retry, in per cent of the events.
    public static let duplicatePercent = 1
}

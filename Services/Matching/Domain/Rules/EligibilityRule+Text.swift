extension EligibilityRule {
    /// One Dutch sentence that a case worker can read out, on why a pair that fails this rule is not presented.
    public var sentence: String {
        switch self {
        case .groupServed: "Deze woning is voor een andere groep bedoeld dan waar de cliënt bij hoort."
        case .ready: "De cliënt kan nog niet verhuizen."
        case .notPresentedBefore: "De cliënt is al eerder voor deze woning voorgedragen."
        case .maximumRent: "De huur is hoger dan de cliënt kan betalen."
        case .householdFits: "De woning is te klein voor dit huishouden."
        case .kind: "Dit soort woning staat niet in het zoekprofiel."
        case .minimumRooms: "De woning heeft minder kamers dan nodig is."
        case .groundFloor: "De cliënt heeft een woning zonder trap nodig."
        case .wheelchair: "De woning is niet geschikt voor een rolstoel."
        case .lowStimulus: "De cliënt heeft een prikkelarme woning nodig."
        case .district: "Deze wijk is in het zoekprofiel uitgesloten."
        case .contractForm: "Deze vorm van huurcontract past niet bij de cliënt."
        case .available: "De woning is niet lang genoeg beschikbaar."
        case .rentAllowance: "Bij deze huur krijgt iemand van deze leeftijd geen huurtoeslag."
        case .concept: "Deze bijzondere woonvorm is voor een andere groep bedoeld."
        case .singleOffer: "De cliënt heeft de eenmalige aanbieding geweigerd."
        case .earlierDecline: "De corporatie heeft de cliënt hier eerder afgewezen."
        case .notLocked: "Dit complex, dit portiek of deze straat staat tijdelijk op slot."
        case .withinCap: "In dit complex of dit portiek is het afgesproken aandeel bereikt."
        case .support: "De begeleiding die de cliënt nodig heeft, kan op deze plek niet worden gegeven."
        }
    }

    /// The source of the rule: the requirement and the part of the plan; "ours" where the plan leaves it open.
    public var source: String {
        switch self {
        case .groupServed: "REG-13, MAT-1, MAT-15; plan, Bijlage 5, City-deal"
        case .ready: "REG-5; ours"
        case .notPresentedBefore: "MAT-4; plan, Bijlage 5 (new clients after a decline)"
        case .maximumRent: "MAT-6, MAT-7"
        case .householdFits: "MAT-6; the numbers are ours"
        case .kind: "MAT-6, REG-15"
        case .minimumRooms: "MAT-6, REG-5"
        case .groundFloor: "MAT-6; ours"
        case .wheelchair: "MAT-6; plan, Bijlage 1 (rolstoelwoning); as a rule ours"
        case .lowStimulus: "MAT-6, REG-6; plan, Prikkelarme woonvormen, Kwetsbare jongvolwassenen"
        case .district: "MAT-6, REG-5"
        case .contractForm:
            "REG-7; plan, Uitstroom en instroom MO/BW, Ex-gedetineerden, Kwetsbare jongvolwassenen, Uitstroom corporatiehotel"
        case .available: "REG-19; ours"
        case .rentAllowance: "MAT-7; plan, Drempels in de toegang tot huisvesting"
        case .concept: "REG-6, REG-18; plan, Aanbod, Uitstroom corporatiehotel"
        case .singleOffer: "MAT-11; plan, Uitstroom en instroom MO/BW"
        case .earlierDecline: "MAT-4; the reach of a decline is ours (`DecisionPolicy`)"
        case .notLocked: "MAT-9; plan, Spreiding"
        case .withinCap: "MAT-10, MAT-9; plan, Spreiding, Zelfstandige sociale huurwoningen corporaties"
        case .support: "MAT-6, MAT-16; plan, Uitstroom en instroom MO/BW"
        }
    }
}

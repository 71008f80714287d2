/// The kinds of dwelling a search profile can name (REG-6, REG-15).
public enum DwellingKind: String, CaseIterable, Hashable, Sendable, Codable {
    case apartment
    /// Bovenwoning.
    case upstairs
    /// Benedenwoning.
    case downstairs
    /// Eengezinswoning.
    case house
    case studio
    /// Onzelfstandige eenheid (kamer).
    case room

    public var dutchName: String {
        switch self {
        case .apartment: "appartement"
        case .upstairs: "bovenwoning"
        case .downstairs: "benedenwoning"
        case .house: "eengezinswoning"
        case .studio: "studio"
        case .room: "kamer"
        }
    }

    /// A room shares its front door; everything else is independent (zelfstandig).
    public var isIndependent: Bool { self != .room }
}

/// Who rents, and for how long (REG-7).
public enum ContractForm: String, CaseIterable, Hashable, Sendable, Codable {
    /// Own contract of the resident.
    case own
    /// Omklapwoning: the institution rents first.
    case flip
    /// Campus contract of SSH, at most five years.
    case campus
    /// Instellingswoning.
    case institution
    /// Corporation hotel, at most twelve months.
    case hotel

    public var dutchName: String {
        switch self {
        case .own: "eigen contract"
        case .flip: "omklapwoning"
        case .campus: "campuscontract"
        case .institution: "instellingswoning"
        case .hotel: "corporatiehotel"
        }
    }
}

/// Amounts are whole euro cents; binary fractions never touch money.
public struct Cents: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let value: Int

    public init(_ value: Int) {
        self.value = value
    }

    public static func < (left: Cents, right: Cents) -> Bool { left.value < right.value }

    public var description: String {
        let cents = self.value.magnitude % 100
        return "\(self.value < 0 ? "-" : "")\(self.value.magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    public init(from decoder: any Decoder) throws {
        self.value = try decoder.singleValueContainer().decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.value)
    }
}

/// The support that comes with a client (REG-8): products of Beschermd Thuis and individual guidance.
public enum SupportProduct: String, CaseIterable, Hashable, Sendable, Codable {
    /// Beschermd Thuis intensief, on average 6 hours a week.
    case protectedIntensive = "beschermd-thuis-intensive"
    /// Beschermd Thuis zeer intensief, on average 10 hours a week.
    case protectedVeryIntensive = "beschermd-thuis-very-intensive"
    case individualGuidance = "individual-guidance"
    case none
}

/// Where a client is not presented again after a decline (MAT-4).
public enum DeclineReach: String, CaseIterable, Hashable, Sendable, Codable {
    case dwelling
    case complex
    case corporation
}

/// Special forms of supply (REG-6, REG-18).
public enum SupplyConcept: String, CaseIterable, Hashable, Sendable, Codable {
    /// Gemengd wonen, such as Place2BU and MajellaWonen.
    case mixedLiving = "mixed-living"
    case skaeveHuse = "skaeve-huse"
    case hotelSingles = "corporation-hotel-singles"
    case hotelFamilies = "corporation-hotel-families"
    case studentComplex = "student-complex"
    case housingFirst = "housing-first"
}

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

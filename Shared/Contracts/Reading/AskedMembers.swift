import JSON
import Vocabulary

/// The members of an object that were asked for, by their places.
struct AskedMembers {
    /// Where the next name is searched first: fields mostly come in the order in which they are asked for.
    var hint = MemberHint()
    private(set) var count = 0
    private var bits: UInt64 = 0
    /// Hardly any object has more than 64 members.
    private var further: Set<Int>?

    mutating func insert(_ place: Int) {
        guard !self.contains(place) else { return }
        self.count += 1
        if place < 64 { self.bits |= 1 << UInt64(place) } else { self.further = (self.further ?? []).union([place]) }
    }

    func contains(_ place: Int) -> Bool {
        place < 64 ? self.bits & (1 << UInt64(place)) != 0 : self.further?.contains(place) == true
    }
}

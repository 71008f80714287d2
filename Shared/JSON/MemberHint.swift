/// An index among the members of an object.
public struct MemberHint {
    var place = 0
    var index = 0

    public init(place: Int = 0, index: Int = 0) {
        self.place = place
        self.index = index
    }
}

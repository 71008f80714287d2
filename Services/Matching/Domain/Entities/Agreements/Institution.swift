import Vocabulary

/// An institution that joined Beter Wonen.
public struct Institution: StoredRecord {
    public let id: String
    public let joinedOn: CalendarDate

    public init(id: String, joinedOn: CalendarDate) {
        self.id = id
        self.joinedOn = joinedOn
    }
}

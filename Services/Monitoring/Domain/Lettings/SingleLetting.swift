import Vocabulary

/// A letting that was reported individually.
struct SingleLetting: Sendable, Equatable {
    let part: LettingsBook.Part
    let day: CalendarDate
    let corporation: String?
}

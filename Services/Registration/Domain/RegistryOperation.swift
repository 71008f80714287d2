import Vocabulary

/// The change that an event makes to the registry.
public enum RegistryOperation: Equatable, Sendable {
    /// Registers something new.
    case registers(ReferenceKind, RegisteredFacts = .none)
    /// Replaces what its owner registered or set before, by a correction that names the earlier event. A thing that has
    /// ended cannot be corrected.
    case corrects(ReferenceKind, RegisteredFacts = .none)
    /// Changes a thing, by its owner.
    case changes(ReferenceKind, Transition? = nil)
    /// Changes a tenancy, by the institution responsible for its support.
    ///
    /// - Parameter on: the day on which it happened; the tenancy must not have ended by then.
    case updatesAsSupporter(ReferenceKind, Transition? = nil, on: CalendarDate? = nil)
    /// Closes a thing, by its owner.
    case closes(ReferenceKind, Transition? = nil)
    /// Registers a thing, or, by its owner alone, replaces its facts.
    case sets(ReferenceKind, RegisteredFacts = .none)
    /// Refers to a thing that another service keeps.
    case refers(ReferenceKind)

    /// Whether the event's document replaces the one that the thing was registered or set with. The correction of any
    /// other event counts as a new event about the thing, like the event that it corrects.
    public var replacesDocument: Bool {
        guard case .corrects = self else { return false }
        return true
    }
}

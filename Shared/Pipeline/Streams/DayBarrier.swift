/// How a service treats the day marker on its inputs.
public enum DayBarrier: Sendable {
    /// Each input waits at the marker until all inputs have it: everything before the day was applied, nothing after.
    case holdsInputs
    /// Events are applied on arrival; only the day's rules wait. The rules read facts of earlier days alone.
    case holdsRulesOnly
}

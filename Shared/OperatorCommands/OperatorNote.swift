/// Largest lengths of an operator's notes on a command, in code points.
public enum OperatorNote {
    public static let maximumActor = 100
    public static let maximumReason = 500
}

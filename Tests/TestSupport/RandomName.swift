/// Names that two runs of the tests on one server do not share.
public enum RandomName {
    public static func make() -> String {
        String(UInt64.random(in: UInt64.max / 2...UInt64.max), radix: 36)
    }
}

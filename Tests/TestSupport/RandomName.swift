/// Random names, so that two test runs on one server do not collide.
public enum RandomName {
    public static func make() -> String {
        String(UInt64.random(in: UInt64.max / 2...UInt64.max), radix: 36)
    }
}

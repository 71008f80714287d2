/// The names of our consumer groups. All have the same prefix, so that one right suffices for all of them.
public enum ConsumerGroups {
    public static let prefix = "doorstroom."

    public static func name(_ purpose: String) -> String { self.prefix + purpose }
}

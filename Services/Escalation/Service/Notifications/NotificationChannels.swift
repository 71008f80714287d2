/// The channels of this installation, by name.
struct NotificationChannels: Sendable {
    private let byName: [String: any NotificationChannel]

    /// - Parameter channels: of two with the same name the later counts.
    init(_ channels: [any NotificationChannel]) {
        self.byName = Dictionary(channels.map { ($0.name, $0) }) { $1 }
    }

    /// In alphabetical order.
    var names: [String] { self.byName.keys.sorted() }

    subscript(name: String) -> (any NotificationChannel)? { self.byName[name] }
}

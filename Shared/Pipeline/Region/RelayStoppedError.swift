/// The relay ended; the region starts over and sends from the journal.
struct RelayStoppedError: Error, CustomStringConvertible {
    let reason: String
    var description: String { "the relay stopped: \(self.reason)" }
}

/// Another instance has written since we read: our state is stale and has to be loaded again.
struct StaleWriterError: Error, CustomStringConvertible {
    let description: String
}

/// A batch that was expected to be new holds an event that only a look-up can decide.
struct NotNewError: Error {}

/// Only a look-up can decide an event of a batch that was inserted without one.
struct LookUpRequiredError: Error {}

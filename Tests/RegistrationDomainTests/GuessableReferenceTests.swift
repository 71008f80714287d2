import RegistrationDomain
import Testing

@Suite(.timeLimit(.minutes(10)))
struct GuessableReferenceTests {
    @Test(arguments: [
        "5b2f1e0c-8a47-4f6e-b1d2-90c3a7e45f18", "5B2F1E0C-8A47-4F6E-B1D2-90C3A7E45F18",
        "0197f9c2-1a2b-7c3d-8e4f-5a6b7c8d9e0f",
    ])
    func aRandomUUIDCannotBeGuessed(text: String) { #expect(!GuessableReference.isOne(text)) }

    /// Numbers in a row, UUIDs of a time, of a name and of our own making, and what only looks like a UUID.
    @Test(arguments: [
        "", "a", "2019-LIS-000123", "00000000-0000-0000-0000-000000000000", "c232ab00-9414-11ec-b3c8-9f6bdeced846",
        "1ec9414c-232a-6b00-b3c8-9f6bdeced846", "2ed6657d-e927-568b-95e1-2665a8aea6a2",
        "320c3d4d-cc00-875b-8ec9-32d5f69181c0", "5b2f1e0c-8a47-4f6e-c1d2-90c3a7e45f18",
        "5b2f1e0c-8a47-4f6e-b1d2-90c3a7e45f1g", "5b2f1e0c8a474f6eb1d290c3a7e45f18",
        "5b2f1e0c-8a47-4f6e-b1d2-90c3a7e45f181", "urn:uuid:5b2f1e0c-8a47-4f6e-b1d2-90c3a7e45f18",
    ])
    func anythingElseCan(text: String) { #expect(GuessableReference.isOne(text)) }
}

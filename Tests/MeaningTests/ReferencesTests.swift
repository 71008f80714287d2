import Contracts
@testable import RegistrationService
import TestData
import Testing

/// An event waits while a thing that Registration asks for has a parked event. Therefore the data have to list every such
/// thing in `references`, which is empty by default.
@Suite(.timeLimit(.minutes(5)))
struct ReferencesTests {
    @Test(arguments: EventType.allCases)
    func everythingThatRegistrationAsksForIsAReference(_ type: EventType) throws {
        var isValid = false
        for seed in 0..<20 as Range<UInt64> {
            var random = RandomData(seed: seed, isFull: true)
            guard let (data, partner) = FieldReaders.said(random.data(type), type),
                case .valid(let event) = FieldReadings.validation(type, data, from: partner)
            else { continue }
            isValid = true
            guard let rules = EventRules.rules(of: event) else { continue }
            let required = rules.requirements.map(\.id) + [rules.supportedTenancy?.id].compactMap { $0 }
            let missing = Set(required).subtracting(event.data.references + [event.subject])
            #expect(missing.isEmpty, "seed \(seed)")
        }
        #expect(isValid)
    }
}

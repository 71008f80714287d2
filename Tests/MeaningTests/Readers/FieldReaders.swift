import Contracts
import JSON
import TestData

/// The services that read each field of a type: found by changing each field of valid data and comparing the services'
/// readings.
struct FieldReaders {
    struct Field {
        /// The name in `docs/contract/types.md`.
        let name: String
        var readers: Set<FieldReadings.Reader> = []
        /// Whether any other value was valid: without one, the readers remain unknown.
        var wasChanged = false
    }

    private(set) var fields: [Field]

    private static let seeds: Range<UInt64> = 0..<10
    private static let draws = 10

    init(_ type: EventType) throws {
        let leaves = Self.leaves(type.form, at: Place())
        self.fields = leaves.map { Field(name: $0.place.fieldName) }
        for seed in Self.seeds {
            var random = RandomData(seed: seed, isFull: true)
            guard let (data, partner) = Self.said(random.data(type), type) else { continue }
            let base = try FieldReadings(type, data, from: partner)
            for (index, leaf) in leaves.enumerated() {
                guard data[leaf.place] != nil else { continue }
                var values: [JSONValue?] = (0..<Self.draws).map { _ in random.value(leaf.form) }
                values.append(nil)
                for value in values where value != data[leaf.place] {
                    let changed = data.setting(leaf.place, to: value)
                    guard (try? type.read(changed, recordedAt: "2023-09-08T09:30:00Z")) != nil else { continue }
                    self.fields[index].wasChanged = true
                    self.fields[index].readers.formUnion(
                        try FieldReadings(type, changed, from: partner).readers(comparedWith: base))
                }
            }
        }
    }

    private static func leaves(_ form: ObjectForm, at place: Place) -> [(place: Place, form: FieldForm)] {
        form.fields.flatMap { field -> [(place: Place, form: FieldForm)] in
            let inner = Place(steps: place.steps + [.member(field.name)])
            switch field.form {
            case .object(let form): return self.leaves(form, at: inner)
            case .list(.object(let form), _): return self.leaves(form, at: Place(steps: inner.steps + [.item(0)]))
            case .text, .pattern, .date, .integer, .flag, .code, .list: return [(inner, field.form)]
            }
        }
    }

    /// The data and a partner that may send it; the party named in the data is that partner.
    static func said(_ data: JSONValue, _ type: EventType) -> (JSONValue, Partner)? {
        for partner in PartnerDirectory.plan.all where type.senders.contains(partner.kind) {
            let party = (try? type.read(data).data)?.party
            let own =
                party.map { data.setting(Place(steps: [.member($0.field)]), to: .string(partner.id)) } ?? data
            if case .valid = FieldReadings.validation(type, own, from: partner) { return (own, partner) }
        }
        return nil
    }
}

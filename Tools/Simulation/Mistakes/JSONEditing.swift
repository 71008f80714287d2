import Contracts
import JSON

extension JSONValue {
    /// The value with the member at that path set or, with `nil`, removed. A path through anything other than objects
    /// leaves the value unchanged.
    func setting(_ path: [String], to value: JSONValue?) -> JSONValue {
        guard let name = path.first, case .object(let members) = self else { return self }
        let rest = Array(path.dropFirst())
        let changed = rest.isEmpty ? value : self[name].map { $0.setting(rest, to: value) }
        var result: [JSONMember] = []
        var isFound = false
        for member in members {
            guard member.name == name else {
                result.append(member)
                continue
            }
            isFound = true
            if let changed { result.append(JSONMember(name, changed)) }
        }
        if !isFound, let changed { result.append(JSONMember(name, changed)) }
        return .object(result)
    }
}

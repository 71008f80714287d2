import Contracts
import JSON

extension JSONValue {
    /// The value with the member at that path put in or, with `nil`, taken out. A path through anything but objects
    /// leaves the value as it is.
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

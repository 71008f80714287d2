import Access
import Contracts
import JSON

extension AnswerForm {
    /// - Returns: `nil` when the viewer sees nothing of it.
    public func json(_ subject: Subject, as view: View) -> JSONValue? {
        switch view {
        case .nothing: nil
        case .masked: self.json(subject, .masked)
        case .whole: self.json(subject, .whole)
        }
    }

    /// The references to persons that an answer with this view shows.
    public func persons(_ subject: Subject, as view: View) -> [String] {
        view == .whole ? self.persons(subject) : []
    }
}

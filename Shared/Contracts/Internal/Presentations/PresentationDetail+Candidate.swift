import JSON
import Vocabulary

extension PresentationDetail {
    /// One candidate, with the outcome in this presentation.
    public struct Candidate: InternalData {
        public enum Result: String, CaseIterable, Sendable {
            case pending
            case chosen
            case declined
            /// Free again without a verdict.
            case released
            /// The client refused the dwelling.
            case refused
            /// Withdrawn or housed elsewhere during the presentation.
            case left
        }

        public let applicationId: String
        public let institution: String
        public let group: TargetGroup
        public let route: Route
        /// On the day of the presentation.
        public let waitingDays: Int
        public let result: Result
        /// The corporation's code (MAT-4).
        public let declineReason: String?
        /// VERA's code.
        public let refusalReason: String?
        /// Rules that an exception set aside (MAT-9).
        public let exceptions: [String]?

        public init(
            applicationId: String, institution: String, group: TargetGroup, route: Route, waitingDays: Int,
            result: Result, declineReason: String?, refusalReason: String?, exceptions: [String]?
        ) {
            self.applicationId = applicationId
            self.institution = institution
            self.group = group
            self.route = route
            self.waitingDays = waitingDays
            self.result = result
            self.declineReason = declineReason
            self.refusalReason = refusalReason
            self.exceptions = exceptions
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.applicationId = try reader.reference("applicationId")
            self.declineReason = try reader.optionalText("declineReason")
            self.exceptions = try reader.optionalTexts("exceptions")
            self.group = try reader.code("group")
            self.institution = try reader.text("institution")
            self.refusalReason = try reader.optionalText("refusalReason")
            self.result = try reader.code("result")
            self.route = try reader.code("route")
            self.waitingDays = try reader.number("waitingDays")
        }

        public var json: JSONValue {
            .object(omittingNil: [
                ("applicationId", .string(self.applicationId)),
                ("declineReason", self.declineReason.map { .string($0) }),
                ("exceptions", self.exceptions.map { JSONValue($0) }), ("group", .string(self.group.rawValue)),
                ("institution", .string(self.institution)),
                ("refusalReason", self.refusalReason.map { .string($0) }), ("result", .string(self.result.rawValue)),
                ("route", .string(self.route.rawValue)), ("waitingDays", JSONValue(self.waitingDays)),
            ])
        }
    }
}

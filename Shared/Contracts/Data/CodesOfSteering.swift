/// The state of an action of the plan (ESC-1).
public enum ActionProgress: String, CaseIterable, Sendable, Codable {
    case open
    case running
    case stalled
    case done
}

/// How an action ended (ESC-1).
public enum ActionOutcome: String, CaseIterable, Sendable, Codable {
    case achieved
    case abandoned
    case merged
}

/// The agreement that an action rests on (ESC-11).
public enum AgreementBasis: String, CaseIterable, Sendable, Codable {
    /// Driepartijenovereenkomst.
    case tripartiteAgreement = "tripartite-agreement"
    /// Stedelijke prestatieafspraken.
    case performanceAgreements = "performance-agreements"
    /// Stadsakkoord Wonen.
    case housingAccord = "housing-accord"
    /// Regionale koers maatschappelijke opvang en beschermd wonen.
    case regionalCourse = "regional-course"
}

/// The theme of a periodic evaluation (MON-6 to MON-8, ESC-7).
public enum EvaluationTheme: String, CaseIterable, Sendable, Codable {
    /// Draagvlak.
    case publicSupport = "public-support"
    /// Borging van ondersteuning.
    case supportSafeguards = "support-safeguards"
    case process
    case matching
    case yearly
}

public enum EvaluationVerdict: String, CaseIterable, Sendable, Codable {
    case good
    case sufficient
    case insufficient
}

/// Who took part in an evaluation (ESC-7).
public enum EvaluationParticipant: String, CaseIterable, Sendable, Codable {
    case municipality
    case corporations
    case institutions
    case tenants
    case clients
    case residents
}

/// How an alert was settled.
public enum AlertResolution: String, CaseIterable, Sendable, Codable {
    case solved
    case accepted
    case mistaken
    case duplicate
}

/// The levels of Matching's solve that a policy may reorder (levels 3 to 7), in the standard order.
public enum PolicyLevel: String, CaseIterable, Sendable, Codable {
    case institutionShare = "institution-share"
    case routeShare = "route-share"
    case overNorm = "over-norm"
    case waiting
    case suitability
}

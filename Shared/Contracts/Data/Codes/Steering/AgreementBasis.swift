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

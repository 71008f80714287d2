/// Finds the best presentations of one day.
///
/// Returns the unique optimum under `Level.order` with a certificate that `CertificateChecker` accepts; throws only
/// for an instance that is out of its bounds. Two solvers must return the same assignment for the same instance.
public protocol MatchingSolver: Sendable {
    func solve(_ instance: MatchingInstance) throws(MatchingFault) -> Solution
}

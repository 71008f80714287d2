import Vocabulary

// All lists of codes that a reader asks for: a code of another list does not compile.

extension ActionOutcome: ListedCode { static let codes = CodeTable<ActionOutcome>() }
extension ActionProgress: ListedCode { static let codes = CodeTable<ActionProgress>() }
extension AgreementBasis: ListedCode { static let codes = CodeTable<AgreementBasis>() }
extension AlertChangeCode: ListedCode { static let codes = CodeTable<AlertChangeCode>() }
extension AlertResolution: ListedCode { static let codes = CodeTable<AlertResolution>() }
extension AlertStatusCode: ListedCode { static let codes = CodeTable<AlertStatusCode>() }
extension AllocationChannel: ListedCode { static let codes = CodeTable<AllocationChannel>() }
extension AudienceCode: ListedCode { static let codes = CodeTable<AudienceCode>() }
extension BasicSetPart: ListedCode { static let codes = CodeTable<BasicSetPart>() }
extension ChangeReason: ListedCode { static let codes = CodeTable<ChangeReason>() }
extension ConfirmationPolicy: ListedCode { static let codes = CodeTable<ConfirmationPolicy>() }
extension ContractForm: ListedCode { static let codes = CodeTable<ContractForm>() }
extension DeclineReach: ListedCode { static let codes = CodeTable<DeclineReach>() }
extension DeclineReason: ListedCode { static let codes = CodeTable<DeclineReason>() }
extension District: ListedCode { static let codes = CodeTable<District>() }
extension DwellingKind: ListedCode { static let codes = CodeTable<DwellingKind>() }
extension DwellingWithdrawalReason: ListedCode { static let codes = CodeTable<DwellingWithdrawalReason>() }
extension EvaluationParticipant: ListedCode { static let codes = CodeTable<EvaluationParticipant>() }
extension EvaluationTheme: ListedCode { static let codes = CodeTable<EvaluationTheme>() }
extension EvaluationVerdict: ListedCode { static let codes = CodeTable<EvaluationVerdict>() }
extension ExceptionReason: ListedCode { static let codes = CodeTable<ExceptionReason>() }
extension ExceptionRule: ListedCode { static let codes = CodeTable<ExceptionRule>() }
extension ExclusionReason: ListedCode { static let codes = CodeTable<ExclusionReason>() }
extension FeedbackLost.Cause: ListedCode { static let codes = CodeTable<FeedbackLost.Cause>() }
extension IndicatorMeasured.Unit: ListedCode { static let codes = CodeTable<IndicatorMeasured.Unit>() }
extension LettingCategory: ListedCode { static let codes = CodeTable<LettingCategory>() }
extension LocationLevel: ListedCode { static let codes = CodeTable<LocationLevel>() }
extension LockReason: ListedCode { static let codes = CodeTable<LockReason>() }
extension NuisanceSeverity: ListedCode { static let codes = CodeTable<NuisanceSeverity>() }
extension OrdinanceCategory: ListedCode { static let codes = CodeTable<OrdinanceCategory>() }
extension PauseReason: ListedCode { static let codes = CodeTable<PauseReason>() }
extension PlacementCancellation: ListedCode { static let codes = CodeTable<PlacementCancellation>() }
extension PolicyLevel: ListedCode { static let codes = CodeTable<PolicyLevel>() }
extension PresentationDetail.Candidate.Result: ListedCode {
    static let codes = CodeTable<PresentationDetail.Candidate.Result>()
}
extension PresentationDetail.State: ListedCode { static let codes = CodeTable<PresentationDetail.State>() }
extension PresentationEndingCode: ListedCode { static let codes = CodeTable<PresentationEndingCode>() }
extension PriorityKind: ListedCode { static let codes = CodeTable<PriorityKind>() }
extension QuotaAnnounced.Advice.Kind: ListedCode { static let codes = CodeTable<QuotaAnnounced.Advice.Kind>() }
extension RefusalCode: ListedCode { static let codes = CodeTable<RefusalCode>() }
extension RefusalReason: ListedCode { static let codes = CodeTable<RefusalReason>() }
extension RejectionCode: ListedCode { static let codes = CodeTable<RejectionCode>() }
extension RentClass: ListedCode { static let codes = CodeTable<RentClass>() }
extension Route: ListedCode { static let codes = CodeTable<Route>() }
extension ServiceName: ListedCode { static let codes = CodeTable<ServiceName>() }
extension SeverityCode: ListedCode { static let codes = CodeTable<SeverityCode>() }
extension SignalKind: ListedCode { static let codes = CodeTable<SignalKind>() }
extension SolveCertified.Verdict: ListedCode { static let codes = CodeTable<SolveCertified.Verdict>() }
extension StandingsChanged.Change.Kind: ListedCode { static let codes = CodeTable<StandingsChanged.Change.Kind>() }
extension StandingsChanged.Change.State: ListedCode { static let codes = CodeTable<StandingsChanged.Change.State>() }
extension SupplyConcept: ListedCode { static let codes = CodeTable<SupplyConcept>() }
extension SupportEndReason: ListedCode { static let codes = CodeTable<SupportEndReason>() }
extension SupportProduct: ListedCode { static let codes = CodeTable<SupportProduct>() }
extension TargetGroup: ListedCode { static let codes = CodeTable<TargetGroup>() }
extension TargetMeasure: ListedCode { static let codes = CodeTable<TargetMeasure>() }
extension TenancyEndReason: ListedCode { static let codes = CodeTable<TenancyEndReason>() }
extension TermDue.Kind: ListedCode { static let codes = CodeTable<TermDue.Kind>() }
extension TermDue.Next: ListedCode { static let codes = CodeTable<TermDue.Next>() }
extension TermDue.Term: ListedCode { static let codes = CodeTable<TermDue.Term>() }
extension TimeOutOutcome: ListedCode { static let codes = CodeTable<TimeOutOutcome>() }
extension WithdrawalReason: ListedCode { static let codes = CodeTable<WithdrawalReason>() }

extension VeraGroup { static let codes = CodeTable<VeraGroup>() }

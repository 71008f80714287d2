/// The limits of the HTTP intake, in one place for code, documents and tests.
public enum HTTPContract {
    /// The value of `API-Version`.
    public static let version = "1.1.0"
    /// Events in one batch request.
    public static let maximumBatch = 100
    /// Bytes of one request.
    public static let maximumRequestBytes = 1_048_576
    /// Requests a second per partner, with bursts of twice as many.
    public static let requestsPerSecond = 50
    /// Requests of one partner under way at a time.
    public static let concurrentRequests = 8
    /// Open feedback streams of one partner.
    public static let concurrentStreams = 2
    /// Seconds within which a whole request has to arrive.
    public static let requestSeconds = 10
    /// Answers in one page of feedback.
    public static let maximumPage = 500
}

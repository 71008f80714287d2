/// Why a request is not answered as it asks.
enum Refusal: Error {
    /// The service is not reached under the host of the request.
    case wrongHost
    /// Nobody is signed in.
    case signedOut
    /// There is nothing at this path, or nothing for this viewer: the two look the same.
    case notFound
    /// A form of another site.
    case foreignForm
    /// A form whose session ended before it was sent, or that was made for another session.
    case formFromEarlier(FormPost)
}

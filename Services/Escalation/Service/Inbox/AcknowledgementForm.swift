/// The fields of the inbox's form, as `application/x-www-form-urlencoded`.
struct AcknowledgementForm: Decodable {
    let token: String
    /// The chosen seat, if any.
    let member: String?
}

import Contracts
import Vocabulary

/// An applicant as in the institution's own file: drawn once, reported in an application, changed later.
struct Client {
    let institution: String
    var application: ApplicationSubmitted

    var persons: Int { self.application.household.adults + self.application.household.children }
}

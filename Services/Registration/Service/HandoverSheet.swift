import CommandExecution
import Contracts
import Intake
import Pipeline
import ServiceKit
import Vocabulary

/// The printed connection details for a new partner.
struct HandoverSheet {
    let partner: Partner
    let token: PartnerToken
    let rights: RightsGiver.Answer
    let principal: AccessPrincipal
    let quota: DayQuota
    let configuration: ServiceConfiguration

    init(
        partner: Partner, token: PartnerToken, rights: RightsGiver.Answer, principal: AccessPrincipal,
        quota: DayQuota, _ configuration: ServiceConfiguration
    ) {
        self.partner = partner
        self.token = token
        self.rights = rights
        self.principal = principal
        self.quota = quota
        self.configuration = configuration
    }

    private var rightsText: String {
        switch self.rights {
        case .given: "\(self.principal) mag naar het ene topic schrijven en van het andere lezen"
        case .notKept: "geen: deze broker kent geen rechten"
        case .notChecked: "geen: deze broker controleert geen rechten"
        }
    }

    var text: String {
        let topics = Topics(prefix: self.configuration.topicPrefix)
        let types = EventType.allCases.filter { $0.senders.contains(self.partner.kind) }.map(\.wireName)
        return """
            # Doorstroom: aansluitgegevens van \(self.partner.name)

            | | |
            |---|---|
            | Partner-id | \(self.partner.id) |
            | Soort | \(self.partner.kind.rawValue) |
            | Kafka | \(self.configuration.kafka) |
            | U schrijft naar | \(topics.intake(self.partner.id)) |
            | U leest van | \(topics.feedback(self.partner.id)) |
            | Uw source | \(self.partner.sources.joined(separator: ", ")) |
            | Rechten | \(self.rightsText) |
            | HTTP | POST /v1/events en GET /v1/feedback op het adres van de registratie |
            | Token | \(self.token.text) |

            Het token staat hier één keer; bij ons staat alleen een afdruk. Kwijt? Vraag om een nieuw (`partner rotate`).
            Uw topic wordt binnen dertig seconden gelezen. Het contract staat in docs/contract/README.md.

            Per dag neemt Doorstroom van u ten hoogste \(DutchNotation.integer(Int(self.quota.events))) berichten aan, samen niet groter dan
            \(DutchNotation.integer(Int(self.quota.bytes))) bytes. De dag begint om middernacht. Stuurt u via HTTP meer, dan is het antwoord 429:
            stuur het de volgende dag opnieuw. Stuurt u via Kafka meer, dan blijft de rest staan en lezen wij die de volgende dag.
            Er gaat niets verloren. Hebt u meer nodig, bijvoorbeeld om te beginnen? Vraag ons erom.

            U mag sturen:
            \(types.map { "- \($0)" }.joined(separator: "\n"))
            """
    }
}

import Contracts
import Vocabulary

/// Draws the dwellings that corporations nominate. It never makes an address of the real city: BAG ids begin with a
/// municipality code that does not exist, and neighbourhood codes are left out.
struct DwellingMaker {
    let mint: EventMint
    private(set) var random: SplitMix64
    private var serial = 0

    init(setting: Setting, stream: String) {
        self.mint = setting.mint
        self.random = setting.random(stream)
    }

    /// Cards for a round, per corporation in the order of sending. SSH gets the lowest rents first: its stock is rooms
    /// and studios (plan, Bestaande voorraad: 5,493 of the 10,285 non-independent units are SSH's).
    mutating func deal(_ counts: [(corporation: String, dwellings: Int)]) -> [String: [DwellingCard]] {
        let total = counts.reduce(0) { $0 + $1.dwellings }
        let classes = Cards.deal(
            total, of: PlanTables.stock.map { (value: $0, weight: $0.dwellings) })
        let districts = self.random.shuffled(
            Cards.deal(total, of: PlanAssumptions.districtShares))
        var cards = zip(classes, districts).map { DwellingCard(rentClass: $0, district: $1) }
        var hands: [String: [DwellingCard]] = [:]
        if let ssh = counts.first(where: { $0.corporation == "ssh" }) {
            hands["ssh"] = Array(cards.prefix(ssh.dwellings))
            cards.removeFirst(min(ssh.dwellings, cards.count))
        }
        cards = self.random.shuffled(cards)
        for count in counts where count.corporation != "ssh" {
            hands[count.corporation] = Array(cards.prefix(count.dwellings))
            cards.removeFirst(min(count.dwellings, cards.count))
        }
        return hands
    }

    mutating func dwelling(
        _ card: DwellingCard, corporation: String, round: String, on day: CalendarDate
    ) -> DwellingNominated {
        self.serial += 1
        let isCampus = corporation == "ssh"
        let kind = self.kind(isCampus: isCampus)
        let floor = self.floor(kind)
        let complex = "\(corporation)-complex-\(self.random.integer(in: 1...40))"
        let isTemporary = self.random.chance(percent: 4)
        let available = day.adding(days: self.random.integer(in: 0...45))
        return DwellingNominated(
            dwellingId: self.mint.reference("D", "\(round)-\(corporation)-\(self.serial)"), roundId: round,
            bagId: self.bagId(), district: card.district, complexId: complex,
            entranceId: kind == .house ? nil : "\(complex)-entrance-\(self.random.integer(in: 1...4))",
            complexUnits: isCampus ? self.random.integer(in: PlanAssumptions.sshComplexUnits) : nil,
            rooms: self.rooms(kind), rentCents: self.rent(card.rentClass, isCampus: isCampus), kind: kind, floor: floor,
            stepFree: floor == 0 || self.random.chance(percent: 35),
            wheelchair: floor == 0 && self.random.chance(percent: 15),
            lowStimulus: self.random.chance(percent: 4),
            contractForm: isCampus ? .campus : self.random.chance(percent: 20) ? .flip : .own, availableFrom: available,
            availableUntil: isTemporary ? available.adding(months: 24) : nil)
    }

    private mutating func kind(isCampus: Bool) -> DwellingKind {
        let kinds: [(value: DwellingKind, weight: Int)] =
            isCampus
            ? [(.studio, 80), (.apartment, 20)]
            : [(.apartment, 62), (.upstairs, 20), (.downstairs, 8), (.house, 4), (.studio, 6)]
        return self.random.weighted(kinds) ?? .apartment
    }

    private mutating func rooms(_ kind: DwellingKind) -> Int {
        switch kind {
        case .room, .studio: 1
        case .house: self.random.integer(in: 4...5)
        default: self.random.weighted([(value: 2, weight: 50), (3, 38), (4, 12)]) ?? 2
        }
    }

    private mutating func floor(_ kind: DwellingKind) -> Int {
        switch kind {
        case .house, .downstairs: 0
        case .upstairs: self.random.integer(in: 1...2)
        default: self.random.weighted([(value: 0, weight: 18), (1, 25), (2, 22), (3, 18), (5, 10), (8, 7)]) ?? 1
        }
    }

    /// A rent within the class; the lowest class begins at 220 euros for students' units and at 330 for others.
    private mutating func rent(_ rentClass: PlanTables.RentClass, isCampus: Bool) -> Cents {
        let floor = rentClass.above.value > 0 ? rentClass.above.value + 1 : isCampus ? 22_000 : 33_000
        // Half of the students' units in the lowest class stay below the rent that the youngest can pay.
        let isCheap = isCampus && rentClass.above.value == 0 && self.random.chance(percent: 50)
        let ceiling = isCheap ? PlanTables.youngAdultMaximumRent.value : rentClass.upTo.value
        return Cents(self.random.integer(in: floor...ceiling))
    }

    private mutating func bagId() -> String {
        let number = String(self.random.below(1_000_000))
        return "9999010000" + String(repeating: "0", count: 6 - number.utf8.count) + number
    }
}

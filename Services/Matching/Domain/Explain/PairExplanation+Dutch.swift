import Vocabulary

extension PairExplanation {
    /// A copy with its sentence filled in.
    var withSentence: PairExplanation {
        var withSentence = self
        withSentence.sentence = self.dutch
        return withSentence
    }

    private var dutch: String {
        let who = "Cliënt \(self.candidate)"
        let day = self.day.dutch
        switch self.conclusion {
        case .presented:
            return "\(who) is op \(day) voorgedragen voor woning \(self.dwelling)."
        case .proposed:
            return
                "\(who) is op \(day) voorgesteld voor woning \(self.dwelling); Het Vierde Huis heeft het voorstel "
                + "niet aan de corporatie voorgelegd."
        case .replaced:
            let why =
                self.overrideReasons == nil
                ? "bij de bevestiging was de cliënt niet meer beschikbaar of voldeed niet meer aan de regels"
                : "Het Vierde Huis droeg met redenen anderen voor (\(Self.list(self.overrideReasons ?? [], nil)))"
            return "\(who) is op \(day) voorgesteld voor woning \(self.dwelling), maar niet voorgedragen: \(why)."
        case .addedByOffice:
            return
                "\(who) is door Het Vierde Huis voorgedragen voor woning \(self.dwelling), in plaats van het voorstel van "
                + "\(day)."
        case .candidateNotOpen:
            return "\(who) stond op \(day) niet open voor een voordracht."
        case .dwellingNotOpen:
            return "Woning \(self.dwelling) stond op \(day) niet open voor een voordracht."
        case .ineligible:
            let reasons = self.rules.map(\.sentence).joined(separator: " ")
            return "\(who) komt niet in aanmerking voor woning \(self.dwelling). \(reasons)"
        case .drawn:
            return "\(who) is niet voor woning \(self.dwelling) voorgedragen: op alle punten gelijk aan "
                + "\(Self.list(self.presented, self.othersPresented)); het lot besliste."
        case .lost:
            let elsewhere = self.elsewhere.map { " en is voorgedragen voor woning \($0)" } ?? ""
            let cost =
                self.level.map { "met deze voordracht " + Self.loss($0, self.loss ?? 0) }
                ?? "er was geen plaats meer voor deze voordracht"
            let instead =
                self.displaced.isEmpty && self.othersDisplaced ?? 0 == 0
                ? "" : ", ten koste van \(Self.list(self.displaced, self.othersDisplaced))"
            let change = self.change.map { " Anders was het geweest \($0)." } ?? ""
            return "\(who) paste bij woning \(self.dwelling)\(elsewhere); \(cost)\(instead).\(change)"
        }
    }

    /// - Parameter others: the number of further candidates, who are not named.
    private static func list(_ visible: [String], _ others: Int?) -> String {
        let unnamed = (others ?? 0) == 1 ? "één ander" : "\(others ?? 0) anderen"
        let names = (others ?? 0) == 0 ? visible : visible + [unnamed]
        guard let last = names.last else { return "niemand" }
        return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " en " + last
    }

    private static func loss(_ level: Level, _ amount: Int64) -> String {
        switch level {
        case .dwellings: "zou \(amount == 1 ? "een woning" : "\(amount) woningen") geen kandidaat krijgen"
        case .places: "zou \(amount == 1 ? "een plaats" : "\(amount) plaatsen") leeg blijven"
        case .overNorm: "zou iemand die langer wacht dan de norm minder kans krijgen"
        case .institutions: "zouden de instellingen verder van hun aandeel komen"
        case .routes: "zouden instroom en uitstroom verder van hun aandeel komen"
        case .waiting: "zouden de voorgedragenen samen \(amount == 1 ? "één dag" : "\(amount) dagen") korter wachten"
        case .suitability: "zouden de voordrachten samen slechter passen"
        case .lots: "zou het lot anders zijn gevallen"
        }
    }
}

import Vocabulary

extension Alert {
    /// Where an alert stands, read from its three lists.
    struct Standing: Sendable, Equatable {
        var status: AlertStatus
        var severity: AlertSeverity
        var sentence: String
        var raisedOn: CalendarDate
        var clearedOn: CalendarDate?
        /// How often it was raised.
        var times: Int
        var acknowledgement: Acknowledgement?
    }

    /// - Parameter day: the day whose rules read; `nil` reads everything. Rules of day D see the signals that
    ///   Monitoring's own rules of D gave, since they come before its marker for D, and acknowledgements of earlier
    ///   days only, since those of D itself may or may not have come in yet.
    func standing(readBy day: CalendarDate? = nil) -> Standing {
        var standing = Standing(
            status: .resolved, severity: .attention, sentence: "", raisedOn: CalendarDate(dayNumber: 0),
            clearedOn: nil, times: 0, acknowledgement: nil)
        for transition in self.transitions {
            if let day, transition.on > day { break }
            standing.severity = transition.severity
            standing.sentence = transition.sentence
            switch transition.kind {
            case .raised:
                standing.status = .raised
                standing.raisedOn = transition.on
                standing.clearedOn = nil
                standing.times += 1
            case .updated:
                break
            case .cleared:
                standing.status = .resolved
                standing.clearedOn = transition.on
            }
        }
        // Signals change at the start of a day, members act during it: so on one day the signal goes first.
        standing.acknowledgement = self.acknowledgements.first { acknowledgement in
            if let day, acknowledgement.day >= day { return false }
            guard acknowledgement.day >= standing.raisedOn else { return false }
            return standing.clearedOn.map { acknowledgement.day < $0 } ?? true
        }
        if standing.status == .raised, standing.acknowledgement != nil { standing.status = .acknowledged }
        return standing
    }
}

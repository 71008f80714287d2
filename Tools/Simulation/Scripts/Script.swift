/// One part of the year's story: its events depend on the setting alone.
protocol Script {
    func write(into agenda: inout Agenda)
}

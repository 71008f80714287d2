/// A chart is drawn twice, so that its texts are as large on a telephone as on a desk; the style sheet shows one.
enum ChartSize: String, CaseIterable {
    case wide, narrow

    /// In the units of the drawing, in which text is 13 high.
    var width: Double { self == .wide ? 720 : 310 }
    var plotHeight: Double { self == .wide ? 240 : 190 }
    /// The most that the labels at the end of lines take.
    var endLabelWidth: Double { self == .wide ? 184 : 90 }
    /// The most that the names beside bars take; on a narrow drawing they stand above.
    var nameWidth: Double { self == .wide ? 200 : 0 }
    var tickCount: Int { self == .wide ? 5 : 4 }
    /// From this many points on, a line has a marker at its last point only.
    var markedPoints: Int { self == .wide ? 16 : 8 }
}

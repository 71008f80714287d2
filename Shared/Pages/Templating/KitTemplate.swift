/// The kit's own templates, by the names under which services can include them as well.
enum KitTemplate: String, CaseIterable {
    case layout, form, field, table, pagination, filters, badge, tiles, timeline, empty, notice, state, crumbs
    case details, chart, drawing, live, actions, section, kit

    var source: [UInt8] {
        switch self {
        case .layout: PackageResources.layout_mustache
        case .form: PackageResources.form_mustache
        case .field: PackageResources.field_mustache
        case .table: PackageResources.table_mustache
        case .pagination: PackageResources.pagination_mustache
        case .filters: PackageResources.filters_mustache
        case .badge: PackageResources.badge_mustache
        case .tiles: PackageResources.tiles_mustache
        case .timeline: PackageResources.timeline_mustache
        case .empty: PackageResources.empty_mustache
        case .notice: PackageResources.notice_mustache
        case .state: PackageResources.state_mustache
        case .crumbs: PackageResources.crumbs_mustache
        case .details: PackageResources.details_mustache
        case .chart: PackageResources.chart_mustache
        case .drawing: PackageResources.drawing_mustache
        case .live: PackageResources.live_mustache
        case .actions: PackageResources.actions_mustache
        case .section: PackageResources.section_mustache
        case .kit: PackageResources.kit_mustache
        }
    }

    func callAsFunction(_ values: [String: TemplateValue]) -> HTML {
        do {
            return try PageTemplates.kit.render(self.rawValue, values)
        } catch {
            preconditionFailure("the kit has no template \(self.rawValue)")
        }
    }
}

extension PageTemplates {
    static let kitSources = Dictionary(uniqueKeysWithValues: KitTemplate.allCases.map { ($0.rawValue, $0.source) })

    /// The kit's templates alone.
    public static let kit: PageTemplates = {
        do {
            return try PageTemplates(adding: [:])
        } catch {
            // They are a part of the program, and a test parses them.
            preconditionFailure("a template of the kit cannot be read: \(error)")
        }
    }()
}

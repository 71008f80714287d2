/// The candidates of an instance as its levels see them: institutions, their routes, and on each route the groups of
/// those with the same profile, who differ only in waiting and in their lot.
public struct CandidateGroups: Sendable {
    public struct Group: Sendable {
        /// Index into `routes`.
        public let route: Int
        /// Index into the instance's rows.
        public let profile: Int
        /// Indices of candidates, ascending.
        public fileprivate(set) var members: [Int]
    }

    /// Sorted.
    public let institutions: [String]
    /// Sorted by institution, then route.
    public let routes: [Certificate.RouteNode]
    /// Per route, index into `institutions`.
    public let institutionOfRoute: [Int]
    /// By their first member.
    public let groups: [Group]
    /// Per candidate.
    public let groupOf: [Int]

    public init(_ instance: MatchingInstance) {
        struct Key: Hashable {
            let route: Int
            let profile: Int32
        }
        let nodes = instance.candidates.map { Certificate.RouteNode(institution: $0.institution, route: $0.route) }
        let routes = Set(nodes).sorted { ($0.institution, $0.route) < ($1.institution, $1.route) }
        let institutions = Set(routes.map(\.institution)).sorted()
        let institutionIndex = Dictionary(uniqueKeysWithValues: institutions.enumerated().map { ($1, $0) })
        let routeIndex = Dictionary(uniqueKeysWithValues: routes.enumerated().map { ($1, $0) })
        var known: [Key: Int] = [:]
        var groups: [Group] = []
        var groupOf: [Int] = []
        groupOf.reserveCapacity(nodes.count)
        for (index, node) in nodes.enumerated() {
            let route = routeIndex[node] ?? 0
            let profile = instance.profiles[index]
            let group = known[Key(route: route, profile: profile), default: groups.count]
            if group == groups.count {
                known[Key(route: route, profile: profile)] = group
                groups.append(Group(route: route, profile: Int(profile), members: []))
            }
            groups[group].members.append(index)
            groupOf.append(group)
        }
        self.institutions = institutions
        self.routes = routes
        self.institutionOfRoute = routes.map { institutionIndex[$0.institution] ?? 0 }
        self.groups = groups
        self.groupOf = groupOf
    }
}

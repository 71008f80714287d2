/// Requires each folder of a target or a service to say where to begin reading.
enum ReadmeRules {
    static func violations(in folder: ProjectFolder) -> [String] {
        folder.names.contains("README.md") ? [] : ["\(folder.path): no README.md"]
    }
}

import Contracts
import KafkaClient

/// All rights that any program needs: the command that grants them, `doctor`, and the runbook follow this list.
extension Topics {
    /// The rights of a running service. Kafka lets a producer number its messages once it may write to any topic.
    public func rights(of service: ServiceName) -> [NeededRight] {
        let feedback = AccessResource.topics(prefix: self.feedback(""))
        var rights = [
            NeededRight(
                [.read, .write, .describe, .describeConfigs], .topic(self.stream(service)),
                "its own stream, whose end it compares with its journal")
        ]
        for upper in service.reads {
            rights.append(
                NeededRight([.read, .describe, .describeConfigs], .topic(self.stream(upper)), "the stream it follows"))
        }
        switch service {
        case .registration:
            rights += [
                NeededRight(
                    [.read, .write, .describe, .describeConfigs], .topics(prefix: self.intake("")),
                    "partners' events, and those that come by HTTP"),
                NeededRight(
                    [.read, .write, .describe, .describeConfigs], feedback, "verdicts, and reading them by HTTP"),
            ]
        case .matching:
            rights.append(NeededRight([.write, .describe, .describeConfigs], feedback, "answers to decisions"))
        case .monitoring: break
        case .escalation:
            let team = Self.implementationTeam
            rights += [
                NeededRight([.write, .describe, .describeConfigs], feedback, "answers to decisions"),
                NeededRight(
                    [.write, .describe, .describeConfigs], .topic(self.intake(team)), "what the inbox page says"),
                NeededRight([.read, .describe], .topic(self.feedback(team)), "the answer to it"),
            ]
        }
        rights.append(
            NeededRight([.read, .describe], .groups(prefix: ConsumerGroups.prefix), "offsets, for tools that show lag"))
        return rights
    }

    /// The rights for `topics`, `delete-topics`, `partner add`, `rights` and `recover`; a running service does not need
    /// them.
    public var administration: [NeededRight] {
        [
            NeededRight(
                [.create, .delete, .read, .describe, .describeConfigs, .alterConfigs],
                .topics(prefix: self.prefix + "."), "to make topics, to set them right, and for `recover`"),
            NeededRight(
                [.read, .describe], .groups(prefix: ConsumerGroups.prefix), "for `recover`: who has read how far"),
            NeededRight([.alter, .describe], .cluster, "to give rights"),
        ]
    }

    /// The rights of a partner.
    public func rights(of partner: String) -> [NeededRight] {
        [
            NeededRight([.write, .describe], .topic(self.intake(partner)), "to send"),
            NeededRight([.read, .describe], .topic(self.feedback(partner)), "to read what became of it"),
            // Ids hold no dots, so the prefix with its dot does not match a longer id that begins the same.
            NeededRight([.read], .group(partner), "to remember how far it read"),
            NeededRight([.read], .groups(prefix: partner + "."), "the same for further programs of it"),
        ]
    }

    /// The partner for whom Escalation's inbox page speaks.
    public static let implementationTeam = "uitvoeringsteam"
}

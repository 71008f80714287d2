import CLibrdkafka

extension KafkaAdmin {
    /// Grants rights to principals, where the broker has an authorizer. Brokers apply them a moment later.
    /// - Throws: `KafkaError`, `unsupported` when the broker has no admin API, `securityDisabled` when it has no
    ///   authorizer and every user may do everything.
    public func allow(_ rules: [AccessRule]) throws(KafkaError) {
        guard !rules.isEmpty else { return }
        for rule in rules { try rule.resource.check() }
        var bindings: [OpaquePointer?] = []
        defer { for binding in bindings { rd_kafka_AclBinding_destroy(binding) } }
        for rule in rules { bindings.append(try rule.binding()) }
        let results = try self.request(
            RD_KAFKA_ADMIN_OP_CREATEACLS, .giveRights, &bindings, send: rd_kafka_CreateAcls
        ) { event -> [AdminResult] in
            var count = 0
            let result = rd_kafka_event_CreateAcls_result(event)
            guard let list = rd_kafka_CreateAcls_result_acls(result, &count) else { return [] }
            return (0..<count).map { index in
                let error = rd_kafka_acl_result_error(list[index])
                return AdminResult(
                    name: "", error: rd_kafka_error_code(error),
                    text: rd_kafka_error_string(error).map { String(cString: $0) })
            }
        }
        for result in results where result.error != RD_KAFKA_RESP_ERR_NO_ERROR {
            throw self.error(result, .giveRights)
        }
    }
}

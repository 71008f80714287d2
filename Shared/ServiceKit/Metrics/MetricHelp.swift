/// The sentence that `/metrics` gives with each metric of the services, by its name there.
enum MetricHelp {
    static let texts = [
        "doorstroom_http_connections_closed_total":
            "Connections that the service closed before the client did, by reason.",
        "doorstroom_http_events_total": "Events that partners sent over HTTP and Kafka took.",
        "doorstroom_http_refused_total": "Events that the HTTP intake refused, by the contract's code.",
        "doorstroom_http_server_request_duration_seconds":
            "Time from a request's head to the beginning of its answer, by route, method and status.",
        "doorstroom_http_tokens_refused_total": "HTTP requests without a valid token, by reason.",
        "doorstroom_intake_gaps_total": "Gaps in the offsets of partners' topics, by cause.",
        "doorstroom_intake_partitions_left_out": "Partitions of partners' topics that the intake does not read now.",
        "doorstroom_intake_quotas_used_up": "Partners that have used up the quota of the day.",
        "doorstroom_intake_usage_bytes": "Bytes of events that each partner sent today.",
        "doorstroom_intake_usage_events": "Events that each partner sent today.",
        "doorstroom_intake_verdicts_total": "Partners' events, by verdict.",
        "doorstroom_notification_channel_failing":
            "1 while an alarm says that a channel does not deliver, otherwise 0.",
        "doorstroom_notifications_total": "Attempts to deliver a notification, by outcome.",
        "doorstroom_relay_topics_withheld": "Topics to which the relay cannot write now.",
        "doorstroom_stream_events_total": "Events of other services' streams that this service has processed.",
    ]
}

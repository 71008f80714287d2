#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

// rd_kafka_producev is variadic, which Swift cannot call, and rd_kafka_produceva would need an array of unions per
// message. Nearly every message has one header, its content type.
static inline rd_kafka_resp_err_t doorstroom_produce(
    rd_kafka_t *client, rd_kafka_topic_t *topic, int32_t partition, const void *key, size_t key_size,
    const void *value, size_t value_size, const char *content_type, size_t content_type_size, void *opaque) {
  return rd_kafka_producev(
      client, RD_KAFKA_V_RKT(topic), RD_KAFKA_V_PARTITION(partition), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
      RD_KAFKA_V_KEY(key, key_size), RD_KAFKA_V_VALUE((void *)value, value_size),
      RD_KAFKA_V_HEADER("content-type", content_type, content_type_size), RD_KAFKA_V_OPAQUE(opaque), RD_KAFKA_V_END);
}

// The same with any headers; they are copied one by one, because librdkafka up to 2.11 frees a header list twice on
// some error paths.
static inline rd_kafka_resp_err_t doorstroom_produce_headers(
    rd_kafka_t *client, rd_kafka_topic_t *topic, int32_t partition, const void *key, size_t key_size,
    const void *value, size_t value_size, size_t count, const char *const *names, const void *const *values,
    const size_t *sizes, void *opaque) {
  rd_kafka_headers_t *headers = rd_kafka_headers_new(count);
  for (size_t i = 0; i < count; i++) rd_kafka_header_add(headers, names[i], -1, values[i], (ssize_t)sizes[i]);
  rd_kafka_resp_err_t error = rd_kafka_producev(
      client, RD_KAFKA_V_RKT(topic), RD_KAFKA_V_PARTITION(partition), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
      RD_KAFKA_V_KEY(key, key_size), RD_KAFKA_V_VALUE((void *)value, value_size), RD_KAFKA_V_HEADERS(headers),
      RD_KAFKA_V_OPAQUE(opaque), RD_KAFKA_V_END);
  if (error) rd_kafka_headers_destroy(headers);
  return error;
}

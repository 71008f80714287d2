// Sends events to Doorstroom over Kafka, waits for the answers, and prints them, one JSON line each. Java 17.
// Type-checked with Jackson 2.14 and the signatures of kafka-clients; not yet run against a broker.
//
// Needs org.apache.kafka:kafka-clients:3.9.1, com.fasterxml.jackson.core:jackson-databind:2.18.2 and
// org.slf4j:slf4j-nop:1.7.36, with what they depend on, as jars in lib/ (with Maven: these three as dependencies of a
// pom.xml, then mvn dependency:copy-dependencies -DoutputDirectory=lib). Then, in the folder of this file:
//
//   javac -cp 'lib/*' Produce.java
//   java -cp 'lib/*:.' Produce --kafka HOST:PORT --partner my-shelter [--topic-prefix doorstroom] [--timeout 60]
//        [--property NAME=VALUE]… [--new-ids] FILE…
//
// A FILE holds one event, an array of events, or one event a line. `specversion`, `source` and `id` are filled in where
// they are absent. An event whose outcome is unknown at the end is written to unanswered.ndjson with its id: send that
// file again, unchanged. Nothing is recorded twice under one id.
//
// Exit 0: all accepted. 1: something rejected. 2: wrong usage. 3: something without a final answer.

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

public final class Produce {
    // Numbers keep their digits: a price must not become a binary fraction on the way.
    private static final ObjectMapper JSON =
        new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String FEEDBACK = "nl.doorstroom.feedback.";

    private String partner;
    private String prefix = "doorstroom";
    private Duration timeout = Duration.ofSeconds(60);
    private boolean newIds;
    private final Properties settings = new Properties();
    private final List<Path> files = new ArrayList<>();

    public static void main(String[] arguments) throws IOException {
        Produce produce = new Produce();
        Map<String, ObjectNode> events;
        try {
            produce.read(arguments);
            events = produce.events();
        } catch (IllegalArgumentException | IOException error) {
            System.err.println(error.getMessage());
            System.exit(2);
            return;
        }
        System.exit(produce.run(events));
    }

    private void read(String[] arguments) {
        for (int place = 0; place < arguments.length; place++) {
            String word = arguments[place];
            if (!word.startsWith("--")) {
                this.files.add(Path.of(word));
                continue;
            }
            if (word.equals("--new-ids")) {
                this.newIds = true;
                continue;
            }
            if (++place == arguments.length) throw new IllegalArgumentException(word + " wants a value");
            String value = arguments[place];
            switch (word) {
                case "--kafka" -> this.settings.put("bootstrap.servers", value);
                case "--partner" -> this.partner = value;
                case "--topic-prefix" -> this.prefix = value;
                case "--timeout" -> this.timeout = Duration.ofSeconds(Long.parseLong(value));
                case "--property" -> {
                    String[] parts = value.split("=", 2);
                    if (parts.length < 2) throw new IllegalArgumentException("--property wants NAME=VALUE");
                    this.settings.put(parts[0], parts[1]);
                }
                default -> throw new IllegalArgumentException(word + " is no option");
            }
        }
        if (this.partner == null || !this.settings.containsKey("bootstrap.servers") || this.files.isEmpty()) {
            throw new IllegalArgumentException("--kafka HOST:PORT, --partner ID and at least one FILE are needed");
        }
    }

    /** The events of all files by their id, in order. */
    private Map<String, ObjectNode> events() throws IOException {
        Map<String, ObjectNode> events = new LinkedHashMap<>();
        for (Path file : this.files) {
            try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
                while (values.hasNextValue()) {
                    JsonNode value = values.nextValue();
                    for (JsonNode item : value.isArray() ? value : List.of(value)) {
                        if (!(item instanceof ObjectNode given)) {
                            throw new IllegalArgumentException(file + ": an event is a JSON object");
                        }
                        ObjectNode event = JSON.createObjectNode();
                        event.put("specversion", "1.0");
                        event.put("id", uuid7().toString());
                        event.put("source", "urn:nld:doorstroom:" + this.partner);
                        if (this.newIds) given.remove("id");
                        event.setAll(given);
                        if (events.put(event.get("id").asText(), event) != null) {
                            throw new IllegalArgumentException("two events have the id " + event.get("id").asText());
                        }
                    }
                }
            }
        }
        return events;
    }

    /** RFC 9562. Ids that begin with the time keep Doorstroom's index of ids small and its inserts fast. */
    static UUID uuid7() {
        long high = System.currentTimeMillis() << 16 | 0x7000 | RANDOM.nextInt(0x1000);
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private int run(Map<String, ObjectNode> events) throws IOException {
        Map<String, Boolean> accepted = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(
                this.consumerSettings(), new StringDeserializer(), new ByteArrayDeserializer());
            var producer = new KafkaProducer<>(
                this.producerSettings(), new StringSerializer(), new ByteArraySerializer())) {
            // From the present end of the feedback on, before anything is sent.
            List<TopicPartition> places = consumer.partitionsFor(this.prefix + ".feedback." + this.partner).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(places);
            consumer.seekToEnd(places);
            // seekToEnd waits for the first use; this is it.
            places.forEach(consumer::position);

            Map<String, String> idAt = new ConcurrentHashMap<>();
            for (ObjectNode event : events.values()) this.send(event, producer, idAt);
            producer.flush();

            long deadline = System.nanoTime() + this.timeout.toNanos();
            while (accepted.size() < events.size() && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    JsonNode answer = JSON.readTree(record.value());
                    String type = answer.path("type").asText();
                    // What becomes of decisions, and presentations, is not an answer to a message.
                    if (!type.startsWith(FEEDBACK)) continue;
                    // Where no id could be read, the place on the topic says which message it is about.
                    String id = answer.has("causationid")
                        ? answer.get("causationid").asText() : idAt.get(answer.path("subject").asText());
                    if (id == null || !events.containsKey(id) || accepted.containsKey(id)) continue;
                    System.out.println(JSON.writeValueAsString(answer));
                    if (!type.equals(FEEDBACK + "deferred.v1")) accepted.put(id, type.equals(FEEDBACK + "accepted.v1"));
                }
            }
        } catch (KafkaException error) {
            System.err.println(error);
        }
        List<String> unknown = new ArrayList<>();
        for (var event : events.entrySet()) {
            if (!accepted.containsKey(event.getKey())) unknown.add(JSON.writeValueAsString(event.getValue()));
        }
        if (!unknown.isEmpty()) {
            Path file = Files.write(Path.of("unanswered.ndjson"), unknown);
            System.err.println(unknown.size() + " without a final answer: " + file.toAbsolutePath());
            return 3;
        }
        return accepted.containsValue(false) ? 1 : 0;
    }

    private void send(ObjectNode event, KafkaProducer<String, byte[]> producer, Map<String, String> idAt)
        throws IOException {
        String id = event.get("id").asText();
        // The key is the subject: events about the same thing keep their order.
        var record = new ProducerRecord<String, byte[]>(
            this.prefix + ".in." + this.partner, event.path("subject").asText(), JSON.writeValueAsBytes(event));
        record.headers().add(
            "content-type", "application/cloudevents+json; charset=UTF-8".getBytes(StandardCharsets.UTF_8));
        producer.send(record, (place, error) -> {
            if (error != null) System.err.println(id + ": not delivered: " + error);
            else idAt.put(place.topic() + "/" + place.partition() + "/" + place.offset(), id);
        });
    }

    private Properties producerSettings() {
        Properties all = new Properties();
        all.putAll(this.settings);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        // The client's own retries neither double a message nor change the order.
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        return all;
    }

    private Properties consumerSettings() {
        Properties all = new Properties();
        all.putAll(this.settings);
        // The right to read is for groups that begin with the partner's id and a dot. Nothing is committed.
        all.put(ConsumerConfig.GROUP_ID_CONFIG, this.partner + ".produce");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return all;
    }
}

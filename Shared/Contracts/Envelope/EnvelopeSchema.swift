import JSON

/// The envelope as JSON Schema, for the published descriptions.
public enum EnvelopeSchema {
    /// The structured form of an event; in binary mode the attributes are in `ce_` headers.
    public static func structured(type: String, data: JSONValue, required: [String]) -> JSONValue {
        [
            "type": "object", "required": JSONValue(["specversion", "id", "source", "type"] + required),
            "properties": [
                "specversion": ["const": "1.0"], "id": ["type": "string", "minLength": 1, "maxLength": 512],
                "source": ["type": "string", "minLength": 1, "maxLength": 512], "type": ["const": .string(type)],
                "subject": ["type": "string"], "time": ["type": "string", "format": "date-time"],
                "dataschema": ["type": "string", "format": "uri"], "datacontenttype": ["const": "application/json"],
                "data": data,
            ],
        ]
    }
}

import Hummingbird
import Mustache
import Metrics
import Configuration

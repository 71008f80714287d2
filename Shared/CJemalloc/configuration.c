#include "CJemalloc.h"

// Read by jemalloc when the program starts; MALLOC_CONF in the environment goes over it.
//
// Two arenas: what one thread makes, another frees, all the time, and each arena of its own keeps what it gets back.
// Decision 0021 has the measurements.
const char *malloc_conf = "narenas:2,dirty_decay_ms:5000,muzzy_decay_ms:0";

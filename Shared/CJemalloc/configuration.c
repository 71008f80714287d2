#include "CJemalloc.h"

// jemalloc reads this when the program starts; MALLOC_CONF in the environment overrides it.
//
// One arena: one thread allocates and another frees, all the time, and each further arena keeps the memory that it
// gets back. Decision 0021 has the measurements.
const char *malloc_conf = "narenas:1,dirty_decay_ms:1000,muzzy_decay_ms:0";

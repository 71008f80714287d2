// There is nothing to call: linking this target makes jemalloc the allocator of the program.
#pragma once

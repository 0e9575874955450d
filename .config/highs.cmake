# How HiGHS is compiled: the sources as they are, several to a unit, so that each header is read a few times
# and not two hundred; optimised, without debugging information. CMake reads this file because
# `.cargo/config.toml` names it in CMAKE_TOOLCHAIN_FILE; no compiler is chosen here.
set(CMAKE_UNITY_BUILD ON CACHE BOOL "")
set(CMAKE_UNITY_BUILD_BATCH_SIZE 16 CACHE STRING "")
set(CMAKE_C_FLAGS_RELEASE "-O2 -g0 -DNDEBUG" CACHE STRING "")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g0 -DNDEBUG" CACHE STRING "")

# How HiGHS is compiled: the sources as they are, several to a unit, so that each header is read a few times
# and not two hundred; without debugging information. CMake reads this file because `.cargo/config.toml` names it
# in CMAKE_TOOLCHAIN_FILE; no compiler is chosen here.
set(CMAKE_UNITY_BUILD ON CACHE BOOL "")
set(CMAKE_UNITY_BUILD_BATCH_SIZE 16 CACHE STRING "")
# Cargo tells build scripts its profile. A demonstration and tests answer small programmes, and people wait for the compiler:
# two thirds of the time at -O1. What is installed is optimised as far as HiGHS itself asks for.
if("$ENV{PROFILE}" STREQUAL "debug")
  set(talka_optimised "-O1")
else()
  set(talka_optimised "-O2")
endif()
set(CMAKE_C_FLAGS_RELEASE "${talka_optimised} -g0 -DNDEBUG" CACHE STRING "")
set(CMAKE_CXX_FLAGS_RELEASE "${talka_optimised} -g0 -DNDEBUG" CACHE STRING "")

#!/bin/sh
# A C compiler and linker for glibc 2.17, maturin's around zig. Not by `maturin build --zig`, which gives cargo a target:
# functions are named after that too, so that the profile would know none of them.
exec maturin zig cc -- -g -fno-sanitize=all -target "$(uname -m)-linux-gnu.2.17" "$@"

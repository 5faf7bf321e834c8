/*
 * log() got a new version in glibc 2.29. pgvector needs nothing of what changed (how errors are told), so it asks for
 * the first one: otherwise a library compiled on a new machine would not load on RHEL 8 or Debian 10.
 */
#if defined(__GLIBC__) || defined(__linux__)
#if defined(__x86_64__)
__asm__(".symver log, log@GLIBC_2.2.5");
#elif defined(__aarch64__)
__asm__(".symver log, log@GLIBC_2.17");
#endif
#endif

package dev.seedbed.benchmarks.rules;

/**
 * How much heap a run took.
 *
 * @param peak the most bytes that were taken at once, garbage included
 * @param live the bytes of the catalog and the results, after a collection
 * @param findings how much was found
 */
record HeapUse(long peak, long live, int findings) {}

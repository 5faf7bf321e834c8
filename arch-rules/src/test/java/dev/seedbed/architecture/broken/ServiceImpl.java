package dev.seedbed.architecture.broken;

/** Is named after what it is for, not after what it is. */
record ServiceImpl() {}

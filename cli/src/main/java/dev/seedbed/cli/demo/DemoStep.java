package dev.seedbed.cli.demo;

import java.time.Duration;

/**
 * One thing that the demo did.
 *
 * @param name in a word
 * @param outcome what came of it, in one line
 */
record DemoStep(String name, String outcome, Duration took) {}

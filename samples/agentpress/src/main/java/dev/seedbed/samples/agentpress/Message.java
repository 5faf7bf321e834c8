package dev.seedbed.samples.agentpress;

/**
 * What somebody said in a thread.
 *
 * @param role who: {@code SYSTEM}, {@code USER}, {@code ASSISTANT} or {@code TOOL}
 */
public record Message(String role, String text) {}

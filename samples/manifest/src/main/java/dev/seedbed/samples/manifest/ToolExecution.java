package dev.seedbed.samples.manifest;

/**
 * A tool run for a message; a row of {@code manifest.tool_executions}.
 *
 * @param arguments a JSON object
 * @param status {@code ok} or {@code error}
 */
public record ToolExecution(String id, String toolName, String arguments, String status) {}

package dev.seedbed.database.server;

import java.time.Duration;

/**
 * How a server is started that outlives this JVM.
 *
 * @param administrator the superuser that its data were made with
 * @param port where it listens, at the loopback
 * @param durable whether data survive a crash of the machine
 * @param patience how long it may take until it answers; it repairs its data after a crash
 */
public record LastingStart(
    Credentials administrator, int port, boolean durable, Duration patience) {}

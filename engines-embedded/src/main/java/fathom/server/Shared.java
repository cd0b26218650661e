package fathom.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all connections have in common.
 *
 * @param running  permits for requests that are worked on
 * @param underWay has a party for each request that is worked on or answered
 * @param ending   whether each answer is the last of its connection
 */
record Shared(Dispatcher dispatcher, Connections connections, Budget budget, Semaphore running, Phaser underWay, ExecutorService threads, AtomicBoolean ending) {}

package fathom.bus;

/** Really ordered at the consumer: a higher one overtakes whatever waits in the same inbox. */
public enum Priority { LOW, NORMAL, HIGH, URGENT, CRITICAL, FLASH_CRASH }

package dev.seedbed.database.migration;

import java.util.logging.Level;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Lets Liquibase log where everything else does; what it calls news is of interest to few. */
final class LiquibaseLog extends AbstractLogService {

  @Override
  public int getPriority() {
    return PRIORITY_NOT_APPLICABLE;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public Logger getLog(Class type) {
    org.slf4j.Logger log = LoggerFactory.getLogger(type);
    return new AbstractLogger() {
      @Override
      public void log(Level level, String message, @Nullable Throwable failure) {
        if (level.intValue() >= Level.WARNING.intValue()) {
          log.warn(message, failure);
        } else {
          log.debug(message, failure);
        }
      }

      @Override
      public void close() {}
    };
  }
}

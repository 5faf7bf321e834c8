package dev.seedbed.junit.traps;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContextManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/**
 * Spring's {@code @Transactional} test, by the test framework itself. The code under test is given
 * the {@link TransactionAwareDataSourceProxy}: what goes past Spring's transactions would not even
 * be rolled back.
 */
final class SpringEnvironment implements Environment {
  private static final AtomicReference<DataSource> DATABASE = new AtomicReference<>();

  private final TrapServer server;
  private final TestContextManager manager;
  private final Method method;

  SpringEnvironment(TrapServer server) throws Exception {
    this.server = server;
    renew();
    manager = new TestContextManager(SpringTest.class);
    method = SpringTest.class.getDeclaredMethod("test");
    manager.beforeTestClass();
  }

  @Configuration
  static class Application {
    @Bean
    DataSource dataSource() {
      return new TransactionAwareDataSourceProxy(new Current());
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource database) {
      return new DataSourceTransactionManager(database);
    }
  }

  /** The database of the trap at hand. */
  private static final class Current extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      return Objects.requireNonNull(DATABASE.get()).getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }
  }

  @Transactional
  @ContextConfiguration(classes = Application.class)
  static class SpringTest {
    @Autowired DataSource database;

    void test() {}
  }

  @Override
  public String name() {
    return "Spring";
  }

  @Override
  public void renew() throws Exception {
    DATABASE.set(server.newDatabase());
  }

  @Override
  public String test(Trap.Code code) throws Exception {
    SpringTest test = new SpringTest();
    manager.prepareTestInstance(test);
    manager.beforeTestMethod(test, method);
    Throwable failure = null;
    try {
      return code.answer(test.database);
    } catch (Throwable e) {
      failure = e;
      throw e;
    } finally {
      manager.afterTestMethod(test, method, failure);
    }
  }

  @Override
  public void close() {
    try {
      manager.afterTestClass();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

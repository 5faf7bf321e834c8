package dev.seedbed.junit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests again; the only class that needs {@code junit-platform-launcher}. */
final class SecondRunLauncher {

  /** Parameters that decide how tests run and that a second run must therefore share. */
  private static final List<String> PARAMETERS =
      List.of(
          "junit.jupiter.testinstance.lifecycle.default",
          "junit.jupiter.testmethod.order.default",
          "junit.jupiter.testclass.order.default",
          "junit.jupiter.displayname.generator.default",
          "junit.jupiter.extensions.autodetection.enabled",
          "junit.jupiter.conditions.deactivate");

  private SecondRunLauncher() {}

  /**
   * Runs tests again, one after the other.
   *
   * @param ids what to run
   * @return why classes failed, so that their tests did not run
   */
  static List<Throwable> run(ExtensionContext context, SecondRun run, List<String> ids) {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                ids.stream().<DiscoverySelector>map(DiscoverySelectors::selectUniqueId).toList())
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .configurationParameter(SecondRun.PARAMETER, "true")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false");
    for (String name : PARAMETERS) {
      context
          .getConfigurationParameter(name)
          .ifPresent(value -> request.configurationParameter(name, value));
    }
    LauncherConfig config =
        LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build();
    FailedClasses failed = new FailedClasses();
    try (LauncherSession session = LauncherFactory.openSession(config)) {
      session
          .getStore()
          .put(Namespace.create(SecondRun.NAMESPACE.getParts()), SecondRun.class, run);
      session.getLauncher().execute(request.build(), failed);
    }
    return failed.causes;
  }

  private static final class FailedClasses implements TestExecutionListener {
    private final List<Throwable> causes = new ArrayList<>();

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
      if (identifier.isContainer()) {
        result.getThrowable().ifPresent(causes::add);
      }
    }
  }
}

package dev.seedbed.archrules.internal.rule;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasSourceCodeLocation;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A check that an ordinary rule of ArchUnit makes.
 *
 * @param selected the classes that the rule looks at
 * @param rule the rule; it may find nothing to look at
 */
public record Delegation(DescribedPredicate<JavaClass> selected, ArchRule rule) implements Check {
  private static final Pattern LINE =
      Pattern.compile("(\\w[\\w ]* <.+?>) (.*) in \\([^()]*\\)", Pattern.DOTALL);

  @Override
  public Examined of(JavaClasses classes) {
    List<Breach> breaches = new ArrayList<>();
    rule.allowEmptyShould(true)
        .evaluate(classes)
        .handleViolations(
            (Collection<HasSourceCodeLocation> places, String message) ->
                places.forEach(place -> breaches.add(breach(place, message))));
    return new Examined((int) classes.stream().filter(selected).count(), breaches);
  }

  private static Breach breach(HasSourceCodeLocation place, String message) {
    Matcher line = LINE.matcher(message);
    String element = line.matches() ? line.group(1) : "Class <?>";
    String problem = line.matches() ? line.group(2) : message;
    return new Breach(Place.of(place.getSourceCodeLocation(), element), problem);
  }
}

package dev.seedbed.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * Where objects come from, as far as it was traced.
 *
 * @param byAddress the origin of each traced object
 */
public record Origins(Map<ObjectAddress, Origin> byAddress) {
  /** Nothing was traced. */
  public static final Origins NONE = new Origins(Map.of());

  public Origins {
    byAddress = Map.copyOf(byAddress);
  }

  /**
   * Where the object comes from. A column, constraint, trigger or policy without an origin of its
   * own has its table's: it was made along with it.
   */
  public Optional<Origin> of(ObjectAddress address) {
    return Optional.ofNullable(byAddress.get(address))
        .or(() -> address.relation().map(byAddress::get));
  }
}

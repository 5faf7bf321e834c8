package dev.seedbed.database.isolation;

import java.util.Set;

/** Where the code under test did something: its thread, its stack, and the line to show first. */
record Place(Thread thread, Throwable stack) {
  private static final Set<String> OURS =
      Set.of(
          "LogicalConnection",
          "LogicalStatement",
          "LogicalResultSet",
          "LogicalTransactions",
          "GuardedCopy",
          "GuardedLargeObjects",
          "OpenTransaction",
          "Place",
          "RollbackSession",
          "SessionDataSource",
          "Turns");

  static Place here(String message) {
    return new Place(Thread.currentThread(), new Throwable(message));
  }

  /** The innermost line that is neither this package's nor the JDK's, and its thread. */
  @Override
  public String toString() {
    for (StackTraceElement frame : stack.getStackTrace()) {
      if (!isPassedOver(frame.getClassName())) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1)
            + "."
            + frame.getMethodName()
            + "("
            + frame.getFileName()
            + ":"
            + frame.getLineNumber()
            + "), thread "
            + thread.getName();
      }
    }
    return "thread " + thread.getName();
  }

  private static boolean isPassedOver(String type) {
    String here = Place.class.getPackageName() + ".";
    return type.startsWith("java.")
        || type.startsWith("jdk.")
        || type.contains("$Proxy")
        || (type.startsWith(here)
            && OURS.contains(type.substring(here.length()).replaceAll("\\$.*", "")));
  }
}

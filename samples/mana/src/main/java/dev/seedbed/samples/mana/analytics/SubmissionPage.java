package dev.seedbed.samples.mana.analytics;

import java.util.List;

/**
 * Some of the submissions.
 *
 * @param total how many there are on all pages
 */
public record SubmissionPage(List<Submission> items, int total) {
  public SubmissionPage {
    items = List.copyOf(items);
  }
}

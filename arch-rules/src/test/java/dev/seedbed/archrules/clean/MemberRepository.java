package dev.seedbed.archrules.clean;

/** Keeps memberships. */
public interface MemberRepository {
  void insert(String user, String organization);
}

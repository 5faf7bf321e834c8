package dev.seedbed.archrules.broken;

/** Keeps memberships. */
public interface MemberRepository {
  void insert(String user, String organization);
}

package dev.seedbed.archrules.broken;

/** Breaks ARCH021. */
public record Registration(UserRepository users, MemberRepository members) {
  void register(String user, String organization) {
    users.insert(user);
    members.insert(user, organization);
  }
}

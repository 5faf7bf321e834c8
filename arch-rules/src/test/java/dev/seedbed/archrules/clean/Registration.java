package dev.seedbed.archrules.clean;

import org.springframework.transaction.annotation.Transactional;

/** Writes both or nothing. */
public record Registration(UserRepository users, MemberRepository members) {
  @Transactional
  public void register(String user, String organization) {
    users.insert(user);
    members.insert(user, organization);
  }
}

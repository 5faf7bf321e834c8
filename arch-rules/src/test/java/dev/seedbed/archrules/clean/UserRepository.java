package dev.seedbed.archrules.clean;

/** Keeps users. */
public interface UserRepository {
  void insert(String user);
}

package dev.seedbed.archrules.broken;

/** Keeps users. */
public interface UserRepository {
  void insert(String user);
}

package dev.seedbed.archrules.broken;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Breaks ARCH018, by names of methods and by JPQL. */
public interface ReminderRepository extends Repository<Reminder, Long> {
  List<Reminder> findByTenantIdAndVersion(String tenantId, int version);

  List<Reminder> findByVersion(int version);

  @Query("select r from Reminder r where r.version = ?1")
  List<Reminder> ofVersion(int version);
}

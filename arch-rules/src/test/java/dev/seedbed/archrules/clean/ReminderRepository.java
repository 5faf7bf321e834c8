package dev.seedbed.archrules.clean;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** Filters by tenant, by names of methods and by SQL. */
public interface ReminderRepository extends Repository<Reminder, Long> {
  List<Reminder> findByTenantIdAndVersion(String tenantId, int version);

  @NativeQuery("select * from billing.reminders where tenant_id = ?1 and due < ?2")
  List<Reminder> dueBefore(String tenantId, LocalDate day);
}

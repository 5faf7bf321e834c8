package dev.seedbed.archrules.internal.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.TenantId;
import org.hibernate.annotations.Where;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;

/** Hibernate's and Micronaut's own annotations, on entities with a tenant and a soft delete. */
@NullUnmarked
class RestrictionTest {
  private static final List<String> TENANTS = List.of("tenant_id", "tenantId");
  private static final List<String> DELETED = List.of("is_deleted", "deleted_at");

  /** An entity with an annotation and a method in its repository that filters by nothing. */
  @Entity
  static class Plain {
    @Id long id;
    String tenantId;
    boolean isDeleted;
  }

  interface PlainRepository extends Repository<Plain, Long> {
    List<Plain> findByIdGreaterThan(long id);
  }

  @Entity
  static class OfTenant {
    @Id long id;
    @TenantId String tenantId;
    boolean isDeleted;
  }

  interface OfTenantRepository extends Repository<OfTenant, Long> {
    List<OfTenant> findByIdGreaterThan(long id);
  }

  @Entity
  static class OfTenantByGetter {
    @Id long id;
    String tenantId;
    boolean isDeleted;

    @TenantId
    public String getTenantId() {
      return tenantId;
    }
  }

  interface OfTenantByGetterRepository extends Repository<OfTenantByGetter, Long> {
    List<OfTenantByGetter> findByIdGreaterThan(long id);
  }

  @Entity
  @SQLRestriction("is_deleted = false")
  static class Restricted {
    @Id long id;
    String tenantId;
    boolean isDeleted;
  }

  interface RestrictedRepository extends Repository<Restricted, Long> {
    List<Restricted> findByIdGreaterThan(long id);
  }

  @Entity
  @Where(clause = "not is_deleted")
  @SuppressWarnings("deprecation")
  static class RestrictedByWhere {
    @Id long id;
    String tenantId;
    boolean isDeleted;
  }

  interface RestrictedByWhereRepository extends Repository<RestrictedByWhere, Long> {
    List<RestrictedByWhere> findByIdGreaterThan(long id);
  }

  @Entity
  @SQLRestriction("status <> 'draft'")
  static class RestrictedByOther {
    @Id long id;
    String tenantId;
    boolean isDeleted;
  }

  interface RestrictedByOtherRepository extends Repository<RestrictedByOther, Long> {
    List<RestrictedByOther> findByIdGreaterThan(long id);
  }

  @Entity
  @SQLRestriction("was_deleted_at_once = 'is_deleted' AND \"IS_DELETED_by\" IS NULL")
  static class RestrictedByLongerNames {
    @Id long id;
    String tenantId;
    boolean isDeleted;
  }

  interface RestrictedByLongerNamesRepository extends Repository<RestrictedByLongerNames, Long> {
    List<RestrictedByLongerNames> findByIdGreaterThan(long id);
  }

  @Entity
  @SQLRestriction("NOT IS_DELETED")
  static class RestrictedInCapitals {
    @Id long id;
    String tenantId;
    boolean isDeleted;
  }

  interface RestrictedInCapitalsRepository extends Repository<RestrictedInCapitals, Long> {
    List<RestrictedInCapitals> findByIdGreaterThan(long id);
  }

  @Entity
  @SoftDelete(columnName = "is_deleted")
  static class SoftlyDeleted {
    @Id long id;
    String tenantId;
    boolean isDeleted;
  }

  interface SoftlyDeletedRepository extends Repository<SoftlyDeleted, Long> {
    List<SoftlyDeleted> findByIdGreaterThan(long id);
  }

  @Entity
  @FilterDef(name = "live", defaultCondition = "not is_deleted")
  @Filter(name = "live")
  @Filter(name = "tenant", condition = "tenant_id = :tenant")
  static class Filtered {
    @Id long id;
    String tenantId;
    boolean isDeleted;
  }

  interface FilteredRepository extends Repository<Filtered, Long> {
    List<Filtered> findByIdGreaterThan(long id);
  }

  @io.micronaut.data.annotation.MappedEntity("micronaut")
  @io.micronaut.data.annotation.Where("@.is_deleted = false")
  static class OfMicronaut {
    @io.micronaut.data.annotation.Id long id;

    @io.micronaut.data.annotation.TenantId String tenantId;

    boolean isDeleted;
  }

  interface OfMicronautRepository
      extends io.micronaut.data.repository.GenericRepository<OfMicronaut, Long> {
    List<OfMicronaut> findByIdGreaterThan(long id);
  }

  @io.micronaut.data.annotation.MappedEntity("micronaut_plain")
  static class PlainOfMicronaut {
    @io.micronaut.data.annotation.Id long id;
    String tenantId;
    boolean isDeleted;
  }

  interface PlainOfMicronautRepository
      extends io.micronaut.data.repository.GenericRepository<PlainOfMicronaut, Long> {
    List<PlainOfMicronaut> findByIdGreaterThan(long id);

    List<PlainOfMicronaut> findByTenantIdAndIsDeletedFalse(String tenantId);
  }

  @Test
  void nothing_is_left_out_of_an_entity_without_an_annotation() {
    assertThat(without(TENANTS, Plain.class, PlainRepository.class))
        .containsExactly("does not filter plain by tenantId");
    assertThat(without(DELETED, Plain.class, PlainRepository.class))
        .containsExactly("does not filter plain by isDeleted");
  }

  @Test
  void a_tenant_id_leaves_out_other_tenants_and_not_deleted_rows() {
    assertThat(without(TENANTS, OfTenant.class, OfTenantRepository.class)).isEmpty();
    assertThat(without(DELETED, OfTenant.class, OfTenantRepository.class)).hasSize(1);
    assertThat(without(TENANTS, OfTenantByGetter.class, OfTenantByGetterRepository.class))
        .isEmpty();
  }

  @Test
  void a_restriction_leaves_out_what_it_names() {
    assertThat(without(DELETED, Restricted.class, RestrictedRepository.class)).isEmpty();
    assertThat(without(TENANTS, Restricted.class, RestrictedRepository.class)).hasSize(1);
    assertThat(without(DELETED, RestrictedByWhere.class, RestrictedByWhereRepository.class))
        .isEmpty();
    assertThat(without(TENANTS, RestrictedByWhere.class, RestrictedByWhereRepository.class))
        .hasSize(1);
    assertThat(without(DELETED, RestrictedByOther.class, RestrictedByOtherRepository.class))
        .hasSize(1);
  }

  @Test
  void a_restriction_names_no_column_by_a_part_of_another_name_or_a_value() {
    assertThat(
            without(
                DELETED, RestrictedByLongerNames.class, RestrictedByLongerNamesRepository.class))
        .containsExactly("does not filter restricted_by_longer_names by isDeleted");
    assertThat(without(DELETED, RestrictedInCapitals.class, RestrictedInCapitalsRepository.class))
        .isEmpty();
  }

  @Test
  void a_soft_delete_leaves_out_deleted_rows_and_not_other_tenants() {
    assertThat(without(DELETED, SoftlyDeleted.class, SoftlyDeletedRepository.class)).isEmpty();
    assertThat(without(TENANTS, SoftlyDeleted.class, SoftlyDeletedRepository.class)).hasSize(1);
  }

  @Test
  void filters_leave_out_what_their_conditions_name() {
    assertThat(without(DELETED, Filtered.class, FilteredRepository.class)).isEmpty();
    assertThat(without(TENANTS, Filtered.class, FilteredRepository.class)).isEmpty();
  }

  @Test
  void micronaut_data_restricts_alike() {
    assertThat(without(TENANTS, OfMicronaut.class, OfMicronautRepository.class)).isEmpty();
    assertThat(without(DELETED, OfMicronaut.class, OfMicronautRepository.class)).isEmpty();
    assertThat(without(TENANTS, PlainOfMicronaut.class, PlainOfMicronautRepository.class))
        .containsExactly("does not filter micronaut_plain by tenantId");
    assertThat(without(DELETED, PlainOfMicronaut.class, PlainOfMicronautRepository.class))
        .containsExactly("does not filter micronaut_plain by isDeleted");
  }

  private static List<String> without(List<String> columns, Class<?> entity, Class<?> repository) {
    List<DerivedQueries> queries =
        DerivedQueries.in(new ClassFileImporter().importClasses(entity, repository));
    assertThat(queries).as("repositories of %s", entity).hasSize(1);
    return queries.get(0).without(columns).map(breach -> breach.problem()).toList();
  }
}

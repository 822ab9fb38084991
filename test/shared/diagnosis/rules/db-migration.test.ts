import { dbMigration } from '../../../../shared/diagnosis/rules/db-migration.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(dbMigration, {
  category: 'db_migration',
  says: [
    [
      'Prisma',
      'Error: P3009\nmigrate found failed migrations in the target database, new migrations will not be applied.',
      'failed state',
    ],
    ['Prisma, not empty', 'Error: P3005\nThe database schema is not empty.', 'failed state'],
    [
      'Flyway',
      'org.flywaydb.core.api.exception.FlywayValidateException: Validate failed: Migrations have failed validation',
      'failed state',
    ],
    ['Flyway, a checksum', 'Migration checksum mismatch for migration version 3', 'failed state'],
    [
      'Liquibase',
      'liquibase.exception.LockException: Could not acquire change log lock.  Currently locked by ip-10-0-1-5 since 2/3/26',
      'lock',
    ],
    [
      'Liquibase, a change',
      'liquibase.exception.MigrationFailedException: Migration failed for changeset db/changelog.xml::7::shop',
    ],
    [
      'Alembic',
      "alembic.util.exc.CommandError: Can't locate revision identified by a1b2c3d4",
      'failed state',
    ],
    [
      'Alembic, heads',
      "alembic.util.exc.CommandError: Multiple head revisions are present for given argument 'head'",
      'failed state',
    ],
    [
      'Django',
      'django.db.migrations.exceptions.InconsistentMigrationHistory: Migration admin.0001_initial is applied before its dependency users.0001_initial',
      'failed state',
    ],
    [
      'Django, a table',
      'django.db.utils.ProgrammingError: relation "shop_order" does not exist',
      'shop_order',
    ],
    [
      'Rails',
      'ActiveRecord::PendingMigrationError: Migrations are pending. To resolve this issue, run: bin/rails db:migrate',
    ],
    [
      'Rails, a lock',
      'ActiveRecord::ConcurrentMigrationError: Cannot run migrations because another migration process is currently running.',
    ],
    ['golang-migrate', 'error: Dirty database version 12. Fix and force version.', 'failed state'],
    ['Knex', 'MigrationLocked: Migration table is already locked', 'lock'],
    [
      'Knex, files',
      'Error: The migration directory is corrupt, the following files are missing: 2026_01_create.js',
      'failed state',
    ],
    [
      'sqlx',
      'migration 20260101000000 was previously applied but has been modified',
      'failed state',
    ],
    ['MySQL', "Table 'shop.orders' doesn't exist", 'shop.orders'],
    ['SQLite', 'sqlite3.OperationalError: no such table: users', 'users'],
    [
      'Laravel',
      "SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.jobs' doesn't exist",
      'shop.jobs',
    ],
    [
      'Hibernate',
      'org.hibernate.tool.schema.spi.SchemaManagementException: Schema-validation: missing table [orders]',
      'orders',
    ],
    [
      'Ecto',
      '** (Postgrex.Error) ERROR 42P01 (undefined_table) relation "users" does not exist',
      'users',
    ],
    [
      'Entity Framework',
      "Microsoft.Data.SqlClient.SqlException (0x80131904): Invalid object name 'Orders'.",
      'Orders',
    ],
    ['TypeORM', 'QueryFailedError: relation "migrations" already exists'],
    ['a column', 'column orders.coupon_id does not exist', 'orders.coupon_id'],
  ],
  doesNotSay: [
    ['a search for updates', 'INFO Schema "public" is up to date. No migration necessary.'],
    [
      'a database that is not there',
      'org.flywaydb.core.internal.exception.FlywaySqlException: Unable to obtain connection from database: Connection refused',
    ],
    ['nothing', ''],
  ],
});

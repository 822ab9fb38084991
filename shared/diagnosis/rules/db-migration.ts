import { anyOf, inOrder } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';
import { SCHEMA_MISMATCH_FORMATS } from '../schema-mismatch.ts';

const LOCKED: LogFormat = {
  title: 'the migration lock is held',
  cause: 'Another task holds the migration lock, or one died while it held it',
  advice: 'Let one task migrate at a time; if none runs, release the lock of the migration tool',
  pattern: anyOf(
    // Any tool
    inOrder(
      /migrat\w{0,8}.{0,80}(?:lock|locked)\b.{0,60}/i,
      /held|taken|acquire|already|could not|timeout|locked|wait/i,
    ),
    /advisory lock.{0,60}migrat/i,
    // Liquibase
    /LockException/i,
    /(?:acquire|waiting for) (?:the )?change ?log lock/i,
    // Knex
    /MigrationLocked/i,
    // Rails
    /ConcurrentMigrationError/i,
  ),
};
const ROLLBACK = 'Roll back to the last revision whose schema fits';

const HISTORY_BROKEN: LogFormat = {
  title: 'the migration history is in a failed state',
  cause:
    'The migration history of the database is in a failed state, ' +
    'or does not fit the files in the image',
  advice:
    'Repair the history with the tool of the migrations (repair, resolve, force, stamp), ' +
    'then deploy',
  pattern: anyOf(
    // Prisma: https://www.prisma.io/docs/orm/reference/error-reference
    /\bP30(?:05|06|08|09|1\d|2\d)\b/i,
    /failed migrations? in the target/i,
    // Flyway: https://documentation.red-gate.com/flyway
    /checksum mismatch/i,
    /Detected (?:failed|applied|resolved) migration/i,
    /Migrations have failed validation/i,
    /Validate failed/i,
    /FlywayValidate/i,
    /contains a failed migration/i,
    /Found more than one migration/i,
    // golang-migrate
    /Dirty database version/i,
    /no migration found for version/i,
    /file does not exist.{0,40}migrat/i,
    // Alembic
    /Can't locate revision/i,
    /Multiple head revisions/i,
    // Django
    /InconsistentMigrationHistory/i,
    /Conflicting migrations/i,
    /NodeNotFoundError/i,
    // Knex
    /migration directory is corrupt/i,
    // sqlx of Rust
    /was previously applied but/i,
    /VersionMi(?:ssing|smatch)/i,
  ),
};

/** A migration fails, and the message does not tell why. */
const FAILED: LogFormat = {
  pattern: anyOf(
    inOrder(
      /migrat(?:ion|ions|e|ing)\b.{0,120}/i,
      anyOf(/fail|error|exception|abort|rolled back/i, /could ?n[o']t|cannot|unable/i),
    ),
    inOrder(
      /(?:fail|error|could ?n[o']t|cannot|unable|exception)\w{0,4}\b.{0,80}/i,
      /\bmigrat(?:ion|ions|e|ing)\b/i,
    ),
    /MigrationException|MigrationError/i,
    // Flyway
    /Flyway\w{0,40}Exception/i,
    /SQL State {1,2}: /i,
    // Liquibase
    /Liquibase(?:Exception)?\b.{0,80}(?:fail|error|exception)/i,
    /liquibase\.exception/i,
  ),
};

const EXISTS_ALREADY: LogFormat = {
  title: 'a migration creates what exists already',
  cause: 'A migration creates what is in the database already: its history and its schema differ',
  pattern: anyOf(
    inOrder(
      /(?:relation|table|column|type|index|constraint|schema) /i,
      /["'`]?[\w.]{1,80}["'`]? already exists/i,
    ),
    // PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
    /\b42P07\b|\b42701\b/i,
    /DuplicateTable|DuplicateColumn/i,
    // MySQL
    /\b42S01\b/i,
    /Duplicate column name/i,
    // SQL Server
    /There is already an object named/i,
  ),
  atMost: 'medium',
};

/** A database error in a log that mentions migrations. */
const WHILE_MIGRATING: LogFormat = {
  pattern: inOrder(
    /\b/,
    anyOf(
      /Postgres|Npgsql|MySql|Sql|SQL|Database|Db|PDO|Postgrex|Mysql2|PG::/,
      /Programming|Operational|Integrity|Internal|StatementInvalid|QueryFailed/,
    ),
    /\w{0,40}(?:Exception|Error|\.Error|:)/,
  ),
  near: anyOf(
    // Entity Framework
    /MigrateAsync/i,
    /Applying migration/i,
    // Alembic
    /alembic/i,
    /in run_migrations/i,
    /upgrade head/i,
    // Java: Flyway and Liquibase
    /flyway|liquibase/i,
    // Rails and Ecto
    /ActiveRecord::Migrat/i,
    /schema_migrations/i,
    /db:migrate/i,
    /Ecto\.Migrat/i,
    // umzug of Node.js, goose of Go
    /umzug|goose/i,
    // Any tool
    /Running migration/i,
    /Migrations?[.\\/[]/i,
    /migrations?\//i,
  ),
};

const UPGRADE_FAILED: LogFormat = {
  pattern: anyOf(
    /(?:update|upgrade|initiali[sz]e) (?:the )?database(?: schema)?\b.{0,40}(?:fail|error)/i,
    inOrder(
      /(?:fail\w*|error|could not|unable) .{0,40}/i,
      /(?:update|upgrade|initiali[sz]e|create|creating|updating) (?:the )?(?:database|schema)/i,
    ),
  ),
  atMost: 'medium',
};

/** The schema of the database does not fit the program. */
export const dbMigration = logRule({
  id: 'db-migration',
  source: 'https://documentation.red-gate.com/flyway',
  category: 'db_migration',
  title: 'a database migration fails',
  cause: 'A migration of the database schema fails',
  advice: [
    'Look at the statement in the lines around the error; ' +
      'a migration that failed half-way has to be repaired first',
    ROLLBACK,
  ],
  rollbackAdvice: ROLLBACK,
  unless: anyOf(
    // The database cannot be reached, or does not let the program in.
    /obtain (?:JDBC )?connection/i,
    /connection (?:refused|attempt failed|timed out)/i,
    /ECONN|could not connect|can't reach/i,
    /authentication failed|Access denied/i,
    // Nothing is wrong.
    /no migrations? (?:to|needed|pending|found)/i,
    /up to date|successfully/i,
  ),
  formats: [
    LOCKED,
    HISTORY_BROKEN,
    ...SCHEMA_MISMATCH_FORMATS,
    FAILED,
    EXISTS_ALREADY,
    WHILE_MIGRATING,
    UPGRADE_FAILED,
  ],
});

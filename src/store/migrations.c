/* Steps forward from older forms of the data file.
 * Invariant: all steps that a file needs run in one transaction, after a backup; a failure leaves the file as it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/migrations.h"

#include "store/backup-copy.h"
#include "store/database.h"

/* To add a field: a line at the end of its entity in core/entities.def and a line here, as in
 *   { .sql = "ALTER TABLE \"division\" ADD COLUMN \"room\" TEXT NOT NULL DEFAULT ''" },
 * jalons_schema_column() gives the type and default of each kind. tests/store/test-migrations.c compares what the steps
 * make with what a new file gets. */
static const JalonsMigration migrations[] = {
  /* 2: what each axis should have, in the settings of a school's year */
  { .sql = "ALTER TABLE \"year\" ADD COLUMN \"axis_share\" INTEGER" },
};

/**
 * jalons_migrations_list:
 * @n_migrations: (out): how many steps there are; the present version is one more
 *
 * Returns: (transfer none): the steps
 */
const JalonsMigration *
jalons_migrations_list (unsigned *n_migrations)
{
  *n_migrations = G_N_ELEMENTS (migrations);
  return migrations;
}

static gboolean
run_step (JalonsDatabase *database,
          const JalonsMigration *step,
          int to,
          GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", to);

  if (step->sql != NULL && !jalons_database_execute (database, step->sql, error))
    return FALSE;
  if (step->run != NULL && !step->run (database, error))
    return FALSE;
  return jalons_database_execute (database, stamp, error);
}

static gboolean
run_steps (JalonsDatabase *database,
           const JalonsMigration *steps,
           int from,
           int to,
           GError **error)
{
  if (!jalons_database_execute (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  for (int version = from; version < to; version++)
    if (!run_step (database, &steps[version - 1], version + 1, error))
      {
        jalons_database_execute (database, "ROLLBACK", NULL);
        return FALSE;
      }
  if (jalons_database_execute (database, "COMMIT", error))
    return TRUE;
  jalons_database_execute (database, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * jalons_migrations_run:
 * @database: a database of version 1 or later, not newer than the steps lead to
 *
 * Makes a backup, then runs the steps that are missing. Does nothing to a file of the present version.
 *
 * Returns: whether the file now has the present form
 */
gboolean
jalons_migrations_run (JalonsDatabase *database,
                       const JalonsMigration *steps,
                       unsigned n_steps,
                       GError **error)
{
  gint64 version;

  if (!jalons_database_get_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == (gint64) n_steps + 1)
    return TRUE;
  return jalons_backup_keep (database, JALONS_BACKUP_MIGRATION, NULL, error) &&
         run_steps (database, steps, (int) version, (int) n_steps + 1, error);
}

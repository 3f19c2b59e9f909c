/* Steps forward from older forms of the data file.
 * Invariant: all steps that a file needs run in one transaction, after a backup; a failure leaves the file as it was.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/migrations.h"

#include "store/backup-copy.h"
#include "store/database.h"

/* The tables of the catalogue as version 3 made them: what entities.def says later comes by later steps. */
static const char *const catalogue_tables =
  "ALTER TABLE \"activity\" ADD COLUMN \"authorised_day\" TEXT NOT NULL DEFAULT '';"
  "CREATE TABLE \"centre\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0,"
  " \"name\" TEXT NOT NULL DEFAULT '', \"address\" TEXT NOT NULL DEFAULT '', \"retention\" INTEGER) STRICT;"
  "CREATE TABLE \"feed\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0,"
  " \"url\" TEXT NOT NULL DEFAULT '', \"title\" TEXT NOT NULL DEFAULT '',"
  " \"region\" TEXT NOT NULL DEFAULT '') STRICT;"
  "CREATE TABLE \"offer\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0,"
  " \"region\" TEXT NOT NULL DEFAULT '', \"code\" TEXT NOT NULL DEFAULT '', \"feed\" TEXT NOT NULL DEFAULT '',"
  " \"programme\" TEXT NOT NULL DEFAULT '', \"title\" TEXT NOT NULL DEFAULT '',"
  " \"summary\" TEXT NOT NULL DEFAULT '', \"axis\" TEXT NOT NULL DEFAULT '',"
  " \"competences\" TEXT NOT NULL DEFAULT '', \"levels\" TEXT NOT NULL DEFAULT '', \"minutes\" INTEGER,"
  " \"format\" TEXT NOT NULL DEFAULT 'unsaid', \"publics\" TEXT NOT NULL DEFAULT '',"
  " \"first_day\" TEXT NOT NULL DEFAULT '', \"last_day\" TEXT NOT NULL DEFAULT '',"
  " \"occurrences\" TEXT NOT NULL DEFAULT '', \"places\" INTEGER,"
  " \"places_in\" TEXT NOT NULL DEFAULT 'divisions', \"territory\" TEXT NOT NULL DEFAULT '',"
  " \"contact\" TEXT NOT NULL DEFAULT '', \"page\" TEXT NOT NULL DEFAULT '',"
  " \"preparation\" TEXT NOT NULL DEFAULT '', \"source\" TEXT NOT NULL DEFAULT '',"
  " \"edition\" TEXT NOT NULL DEFAULT '', \"withdrawn_day\" TEXT NOT NULL DEFAULT '',"
  " \"notes\" TEXT NOT NULL DEFAULT '') STRICT;"
  "CREATE INDEX \"offer_feed\" ON \"offer\" (\"feed\");"
  "CREATE TABLE \"booking\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0,"
  " \"activity\" TEXT NOT NULL DEFAULT '', \"offer\" TEXT NOT NULL DEFAULT '',"
  " \"state\" TEXT NOT NULL DEFAULT 'to-ask', \"asked_day\" TEXT NOT NULL DEFAULT '',"
  " \"answered_day\" TEXT NOT NULL DEFAULT '', \"held_day\" TEXT NOT NULL DEFAULT '') STRICT;"
  "CREATE INDEX \"booking_activity\" ON \"booking\" (\"activity\");"
  "CREATE INDEX \"booking_offer\" ON \"booking\" (\"offer\");"
  "CREATE TABLE \"ambassador\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0,"
  " \"name\" TEXT NOT NULL DEFAULT '', \"gender\" TEXT NOT NULL DEFAULT 'unsaid',"
  " \"job_feminine\" TEXT NOT NULL DEFAULT '', \"job_masculine\" TEXT NOT NULL DEFAULT '',"
  " \"rome\" TEXT NOT NULL DEFAULT '', \"sector\" TEXT NOT NULL DEFAULT '',"
  " \"organisation\" TEXT NOT NULL DEFAULT '', \"territory\" TEXT NOT NULL DEFAULT '',"
  " \"schools\" TEXT NOT NULL DEFAULT '', \"email\" TEXT NOT NULL DEFAULT '',"
  " \"phone\" TEXT NOT NULL DEFAULT '', \"half_days\" TEXT NOT NULL DEFAULT '',"
  " \"periods\" TEXT NOT NULL DEFAULT '', \"max_visits\" INTEGER, \"network\" TEXT NOT NULL DEFAULT '',"
  " \"source\" TEXT NOT NULL DEFAULT '', \"ground\" TEXT NOT NULL DEFAULT 'unsaid',"
  " \"charter_day\" TEXT NOT NULL DEFAULT '', \"trained_day\" TEXT NOT NULL DEFAULT '',"
  " \"informed_day\" TEXT NOT NULL DEFAULT '', \"contact_day\" TEXT NOT NULL DEFAULT '',"
  " \"free_day\" TEXT NOT NULL DEFAULT '', \"neutral_day\" TEXT NOT NULL DEFAULT '',"
  " \"qualified_day\" TEXT NOT NULL DEFAULT '', \"impartial_day\" TEXT NOT NULL DEFAULT '',"
  " \"forgotten_day\" TEXT NOT NULL DEFAULT '') STRICT;"
  "CREATE TABLE \"visit\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0,"
  " \"activity\" TEXT NOT NULL DEFAULT '', \"ambassador\" TEXT NOT NULL DEFAULT '',"
  " \"state\" TEXT NOT NULL DEFAULT 'to-ask', \"asked_day\" TEXT NOT NULL DEFAULT '',"
  " \"answered_day\" TEXT NOT NULL DEFAULT '') STRICT;"
  "CREATE INDEX \"visit_activity\" ON \"visit\" (\"activity\");"
  "CREATE INDEX \"visit_ambassador\" ON \"visit\" (\"ambassador\");"
  "CREATE TABLE \"document\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0,"
  " \"title\" TEXT NOT NULL DEFAULT '', \"publisher\" TEXT NOT NULL DEFAULT '',"
  " \"code\" TEXT NOT NULL DEFAULT '', \"scope\" TEXT NOT NULL DEFAULT 'national',"
  " \"edition\" TEXT NOT NULL DEFAULT '', \"last_day\" TEXT NOT NULL DEFAULT '',"
  " \"summary\" TEXT NOT NULL DEFAULT '', \"levels\" TEXT NOT NULL DEFAULT '',"
  " \"axis\" TEXT NOT NULL DEFAULT '', \"competences\" TEXT NOT NULL DEFAULT '',"
  " \"page\" TEXT NOT NULL DEFAULT '', \"file\" TEXT NOT NULL DEFAULT '',"
  " \"file_name\" TEXT NOT NULL DEFAULT '', \"pages\" INTEGER, \"job\" TEXT NOT NULL DEFAULT '',"
  " \"rome\" TEXT NOT NULL DEFAULT '', \"sectors\" TEXT NOT NULL DEFAULT '',"
  " \"licence\" TEXT NOT NULL DEFAULT '') STRICT;"
  "CREATE TABLE \"attachment\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0,"
  " \"activity\" TEXT NOT NULL DEFAULT '', \"document\" TEXT NOT NULL DEFAULT '') STRICT;"
  "CREATE INDEX \"attachment_activity\" ON \"attachment\" (\"activity\");"
  "CREATE INDEX \"attachment_document\" ON \"attachment\" (\"document\");"
  "CREATE INDEX document_file ON document (file) WHERE file <> '';";

/* The project and the bilan, as version 4 made them. */
static const char *const project_tables =
  "ALTER TABLE \"school\" ADD COLUMN \"logo\" TEXT NOT NULL DEFAULT '';"
  "ALTER TABLE \"activity\" ADD COLUMN \"audience\" TEXT NOT NULL DEFAULT 'pupils';"
  "ALTER TABLE \"activity\" ADD COLUMN \"families\" INTEGER;"
  "ALTER TABLE \"activity\" ADD COLUMN \"cancelled_why\" TEXT NOT NULL DEFAULT '';"
  "ALTER TABLE \"centre\" ADD COLUMN \"plan_word\" TEXT NOT NULL DEFAULT 'project';"
  "ALTER TABLE \"feed\" ADD COLUMN \"publisher\" TEXT NOT NULL DEFAULT '';"
  "ALTER TABLE \"feed\" ADD COLUMN \"licence\" TEXT NOT NULL DEFAULT '';"
  "CREATE TABLE \"project\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0, \"school\""
  " TEXT NOT NULL DEFAULT '', \"start\" INTEGER, \"title\" TEXT NOT NULL DEFAULT '', \"state\" TEXT NOT NULL"
  " DEFAULT 'draft', \"edition\" INTEGER, \"diagnosis\" TEXT NOT NULL DEFAULT '', \"aims\" TEXT NOT NULL"
  " DEFAULT '', \"partnership\" TEXT NOT NULL DEFAULT '', \"families\" TEXT NOT NULL DEFAULT '', \"training\""
  " TEXT NOT NULL DEFAULT '', \"council_day\" TEXT NOT NULL DEFAULT '', \"board_day\" TEXT NOT NULL DEFAULT"
  " '') STRICT;"
  "CREATE INDEX \"project_school\" ON \"project\" (\"school\");"
  "CREATE TABLE \"goal\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0, \"project\""
  " TEXT NOT NULL DEFAULT '', \"rank\" INTEGER, \"level\" TEXT NOT NULL DEFAULT '', \"axis\" TEXT NOT NULL"
  " DEFAULT '', \"competences\" TEXT NOT NULL DEFAULT '', \"wording\" TEXT NOT NULL DEFAULT '', \"indicator\""
  " TEXT NOT NULL DEFAULT '', \"target\" TEXT NOT NULL DEFAULT '', \"start\" INTEGER) STRICT;"
  "CREATE INDEX \"goal_project\" ON \"goal\" (\"project\");"
  "CREATE TABLE \"aim\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0, \"activity\""
  " TEXT NOT NULL DEFAULT '', \"goal\" TEXT NOT NULL DEFAULT '') STRICT;"
  "CREATE INDEX \"aim_activity\" ON \"aim\" (\"activity\");"
  "CREATE INDEX \"aim_goal\" ON \"aim\" (\"goal\");"
  "CREATE TABLE \"reading\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0, \"year\""
  " TEXT NOT NULL DEFAULT '', \"goal\" TEXT NOT NULL DEFAULT '', \"value\" TEXT NOT NULL DEFAULT '',"
  " \"outcome\" TEXT NOT NULL DEFAULT 'unsaid') STRICT;"
  "CREATE INDEX \"reading_year\" ON \"reading\" (\"year\");"
  "CREATE INDEX \"reading_goal\" ON \"reading\" (\"goal\");"
  "CREATE TABLE \"intention\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0,"
  " \"project\" TEXT NOT NULL DEFAULT '', \"start\" INTEGER, \"level\" TEXT NOT NULL DEFAULT '', \"title\" TEXT"
  " NOT NULL DEFAULT '', \"axis\" TEXT NOT NULL DEFAULT '', \"minutes\" INTEGER, \"half_day\" INTEGER NOT NULL"
  " DEFAULT 0, \"goal\" TEXT NOT NULL DEFAULT '') STRICT;"
  "CREATE INDEX \"intention_project\" ON \"intention\" (\"project\");"
  "CREATE INDEX \"intention_goal\" ON \"intention\" (\"goal\");"
  "CREATE TABLE \"partner\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0, \"project\""
  " TEXT NOT NULL DEFAULT '', \"name\" TEXT NOT NULL DEFAULT '', \"subject\" TEXT NOT NULL DEFAULT '',"
  " \"offer\" TEXT NOT NULL DEFAULT '', \"signed_day\" TEXT NOT NULL DEFAULT '', \"last_day\" TEXT NOT NULL"
  " DEFAULT '') STRICT;"
  "CREATE INDEX \"partner_project\" ON \"partner\" (\"project\");"
  "CREATE INDEX \"partner_offer\" ON \"partner\" (\"offer\");"
  "CREATE TABLE \"figure\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0, \"school\""
  " TEXT NOT NULL DEFAULT '', \"start\" INTEGER, \"label\" TEXT NOT NULL DEFAULT '', \"value\" TEXT NOT NULL"
  " DEFAULT '', \"source\" TEXT NOT NULL DEFAULT '') STRICT;"
  "CREATE INDEX \"figure_school\" ON \"figure\" (\"school\");"
  "CREATE TABLE \"reviewer\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0, \"project\""
  " TEXT NOT NULL DEFAULT '', \"name\" TEXT NOT NULL DEFAULT '', \"role\" TEXT NOT NULL DEFAULT 'unsaid')"
  " STRICT;"
  "CREATE INDEX \"reviewer_project\" ON \"reviewer\" (\"project\");"
  "CREATE TABLE \"revision\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0, \"project\""
  " TEXT NOT NULL DEFAULT '', \"number\" INTEGER, \"edition\" INTEGER, \"state\" TEXT NOT NULL DEFAULT"
  " 'draft', \"day\" TEXT NOT NULL DEFAULT '', \"author\" TEXT NOT NULL DEFAULT '', \"role\" TEXT NOT NULL"
  " DEFAULT 'unsaid', \"words\" TEXT NOT NULL DEFAULT '', \"file\" TEXT NOT NULL DEFAULT '') STRICT;"
  "CREATE INDEX \"revision_project\" ON \"revision\" (\"project\");"
  "CREATE TABLE \"remark\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0, \"project\""
  " TEXT NOT NULL DEFAULT '', \"answers\" TEXT NOT NULL DEFAULT '', \"activity\" TEXT NOT NULL DEFAULT '',"
  " \"goal\" TEXT NOT NULL DEFAULT '', \"intention\" TEXT NOT NULL DEFAULT '', \"start\" INTEGER, \"level\" TEXT"
  " NOT NULL DEFAULT '', \"part\" TEXT NOT NULL DEFAULT '', \"quote\" TEXT NOT NULL DEFAULT '', \"kind\" TEXT"
  " NOT NULL DEFAULT 'observation', \"words\" TEXT NOT NULL DEFAULT '', \"day\" TEXT NOT NULL DEFAULT '',"
  " \"author\" TEXT NOT NULL DEFAULT '', \"role\" TEXT NOT NULL DEFAULT 'unsaid', \"state\" TEXT NOT NULL"
  " DEFAULT 'open') STRICT;"
  "CREATE INDEX \"remark_project\" ON \"remark\" (\"project\");"
  "CREATE INDEX \"remark_answers\" ON \"remark\" (\"answers\");"
  "CREATE INDEX \"remark_activity\" ON \"remark\" (\"activity\");"
  "CREATE INDEX \"remark_goal\" ON \"remark\" (\"goal\");"
  "CREATE INDEX \"remark_intention\" ON \"remark\" (\"intention\");"
  "CREATE TABLE \"chapter\" (id TEXT NOT NULL PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0, \"year\""
  " TEXT NOT NULL DEFAULT '', \"theme\" TEXT NOT NULL DEFAULT 'summary', \"words\" TEXT NOT NULL DEFAULT '')"
  " STRICT;"
  "CREATE INDEX \"chapter_year\" ON \"chapter\" (\"year\");";

/* What sharing keeps, as version 5 made it, and what tells which of two states of a remark is the later. */
static const char *const shared_tables =
  "ALTER TABLE \"remark\" ADD COLUMN \"turns\" INTEGER;"
  "CREATE TABLE block (number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, replica TEXT NOT NULL,"
  " place INTEGER NOT NULL, previous TEXT NOT NULL, known TEXT NOT NULL, inbox TEXT NOT NULL, state TEXT NOT NULL,"
  " age INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;"
  "CREATE TABLE register (row TEXT NOT NULL, entity TEXT NOT NULL, field TEXT NOT NULL, position INTEGER NOT NULL,"
  " stamp TEXT NOT NULL, value TEXT NOT NULL, block INTEGER NOT NULL, PRIMARY KEY (row, entity, field, position))"
  " STRICT, WITHOUT ROWID;"
  "CREATE INDEX register_rival ON register (row, entity, field) WHERE position > 0;"
  "CREATE INDEX register_deleted ON register (row, entity) WHERE field = '_del' AND position = 0 AND value = '1';"
  "CREATE TABLE unsealed (number INTEGER PRIMARY KEY, entity TEXT NOT NULL, row TEXT NOT NULL, author TEXT NOT NULL,"
  " stamp TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL) STRICT;"
  "CREATE TABLE device (replica TEXT NOT NULL PRIMARY KEY, key TEXT NOT NULL) STRICT;"
  "CREATE TABLE remote (folder TEXT NOT NULL PRIMARY KEY, memory TEXT NOT NULL) STRICT;";

/* To add a field: a line at the end of its entity in core/entities.def and a line here, as in
 *   { .sql = "ALTER TABLE \"division\" ADD COLUMN \"room\" TEXT NOT NULL DEFAULT ''" },
 * jalons_schema_column() gives the type and default of each kind. tests/store/test-migrations.c compares what the steps
 * make with what a new file gets. */
static const JalonsMigration migrations[] = {
  /* 2: what each axis should have, in the settings of a school's year */
  { .sql = "ALTER TABLE \"year\" ADD COLUMN \"axis_share\" INTEGER" },
  /* 3: offers, ambassadors, documents and what of them is in the activities; the head's authorisation */
  { .sql = catalogue_tables },
  /* 4: the pluriannual project, its review, the bilan */
  { .sql = project_tables },
  /* 5: what is shared with colleagues; remarks that are reopened */
  { .sql = shared_tables },
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

/* Measures the store on a data folder of the reference load: bench-store FOLDER.
 * Invariant: each measurement stands beside its yardstick, taken in turns in the same folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <sqlite3.h>

#include "core/hours.h"
#include "core/record/dataset.h"
#include "samples.h"
#include "store/store.h"

#define YEAR    2026
#define WRITES  200
#define LOADS   5

typedef struct
{
  const char *folder;
  JalonsStore *store;
  JalonsDataset *dataset;
} Bench;

/* As the window does: the records of a gesture take their place when the store says so. */
static void
on_written (JalonsStore *store,
            GPtrArray *records,
            Bench *bench)
{
  jalons_dataset_apply (bench->dataset, (JalonsRecord *const *) records->pdata, records->len);
}

/* All that must be done before the row of the class is drawn anew: the field is written and synced, the record takes its
 * place, and the hours of the class are summed again. */
static gboolean
move_activity (Bench *bench,
               JalonsActivity *activity,
               int turn,
               Samples *samples,
               GError **error)
{
  JalonsDraft *draft = jalons_draft_edit (activity);
  GPtrArray *drafts = g_ptr_array_new ();
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (bench->dataset, activity);
  JalonsYear *year = jalons_dataset_follow (bench->dataset, activity, JALONS_ACTIVITY_YEAR);
  g_autoptr (JalonsCalendar) calendar = jalons_hours_calendar (bench->dataset, year);
  JalonsSlot slot = jalons_slot_undated (30 + turn % 90);

  samples_start (samples);
  jalons_draft_set_slot (draft, JALONS_ACTIVITY_SLOT, slot);
  g_ptr_array_add (drafts, draft);
  if (!jalons_store_put (bench->store, "Move the activity", drafts, error))
    return FALSE;
  for (guint i = 0; i < divisions->len; i++)
    jalons_hours_of_division (bench->dataset, divisions->pdata[i], calendar);
  samples_stop (samples);
  return TRUE;
}

static gboolean
measure_writes (Bench *bench,
                GError **error)
{
  g_autoptr (Samples) gesture = samples_new (SAMPLES_OF_CLOCK);
  g_autoptr (Samples) sync = samples_new (SAMPLES_OF_CLOCK);
  GListModel *activities = jalons_dataset_get_list (bench->dataset, JALONS_ENTITY_ACTIVITY);

  g_signal_connect (bench->store, "written", G_CALLBACK (on_written), bench);
  for (int turn = 0; turn < WRITES; turn++)
    {
      g_autoptr (JalonsRecord) activity = g_list_model_get_item (activities, (guint) turn * 7);

      if (!samples_sync (sync, bench->folder))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the disk does not sync");
          return FALSE;
        }
      if (!move_activity (bench, activity, turn, gesture, error))
        return FALSE;
    }
  samples_print (gesture, "gesture", 0.5);
  samples_print (gesture, "gesture-99", 0.99);
  samples_print (sync, "sync", 0.5);
  return TRUE;
}

/* The yardstick of loading: SQLite gives every column of the same activities and of who takes part. */
static gboolean
read_rows (Bench *bench,
           Samples *samples)
{
  static const char *const queries[] = {
    "SELECT * FROM activity WHERE NOT deleted AND year IN (SELECT id FROM year WHERE start = 2026)",
    "SELECT * FROM participation WHERE NOT deleted AND division IN"
    " (SELECT id FROM division WHERE NOT deleted AND year IN (SELECT id FROM year WHERE start = 2026))",
  };
  g_autofree char *path = g_build_filename (bench->folder, "copy.db", NULL);
  sqlite3 *database = NULL;
  gboolean good = sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;

  samples_start (samples);
  for (guint i = 0; good && i < G_N_ELEMENTS (queries); i++)
    {
      sqlite3_stmt *statement = NULL;
      int state = sqlite3_prepare_v2 (database, queries[i], -1, &statement, NULL);

      while (state == SQLITE_OK || state == SQLITE_ROW)
        {
          state = sqlite3_step (statement);
          for (int column = 0; state == SQLITE_ROW && column < sqlite3_column_count (statement); column++)
            sqlite3_column_text (statement, column);
        }
      good = state == SQLITE_DONE;
      sqlite3_finalize (statement);
    }
  samples_stop (samples);
  sqlite3_close (database);
  return good;
}

static gboolean
measure_loads (Bench *bench,
               GError **error)
{
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CPU);
  g_autoptr (Samples) rows = samples_new (SAMPLES_OF_CPU);

  for (int turn = 0; turn < LOADS; turn++)
    {
      if (!read_rows (bench, rows))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "SQLite does not read the rows");
          return FALSE;
        }
      g_clear_object (&bench->dataset);
      samples_start (samples);
      bench->dataset = jalons_store_load (bench->store, YEAR, error);
      samples_stop (samples);
      if (bench->dataset == NULL)
        return FALSE;
    }
  samples_print (samples, "load", 0.5);
  samples_print (rows, "load-sqlite", 0.5);
  g_print ("load-activities\t%u\n",
           g_list_model_get_n_items (jalons_dataset_get_list (bench->dataset, JALONS_ENTITY_ACTIVITY)));
  return TRUE;
}

/* The store locks its file: the yardstick reads a copy, made before the store is opened. */
static gboolean
copy_file (Bench *bench,
           GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (bench->folder);
  g_autoptr (GFile) from = g_file_get_child (folder, "jalons.db");
  g_autoptr (GFile) to = g_file_get_child (folder, "copy.db");

  return g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  Bench bench = { argv[1], NULL, NULL };
  gboolean good;

  if (argc != 2)
    {
      g_printerr ("Usage: bench-store FOLDER\n");
      return 2;
    }
  if (copy_file (&bench, &error))
    bench.store = jalons_store_open (bench.folder, &error);
  good = bench.store != NULL && measure_loads (&bench, &error) && measure_writes (&bench, &error);
  if (!good)
    g_printerr ("bench-store: %s\n", error->message);
  if (bench.store != NULL)
    jalons_store_close (bench.store);
  g_clear_object (&bench.store);
  g_clear_object (&bench.dataset);
  return good ? 0 : 1;
}

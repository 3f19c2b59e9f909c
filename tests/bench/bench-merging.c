/* What a window feels of what colleagues write while it is open: bench-merging FOLDER SHARE, on the display that is there.
 * FOLDER is of bench-generate, SHARE is empty.
 * Invariant: what is measured is the longest that the main loop is away from its events, whatever keeps it: the merge, the
 * views that follow it, or the frame that shows it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints NAME<tab>FIGURE: milliseconds */

#include "await.h"
#include "away.h"
#include "real-window.h"
#include "ui/sharing/sharing.h"
#include "work.h"

/* How long a frame alone takes, which no merge can be under. */
#define FRAMES 30

typedef struct
{
  JalonsWindow *window;
  JalonsWorkspace *workspace;
  JalonsSyncing *syncing;
  const char *share;
  GPtrArray *rows; /* the activities that the window shows */
} Bench;

static GPtrArray *
list_rows (JalonsWorkspace *workspace)
{
  GListModel *list = jalons_dataset_get_list (jalons_workspace_get_dataset (workspace), JALONS_ENTITY_ACTIVITY);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsRecord) record = g_list_model_get_item (list, i);

      g_ptr_array_add (rows, g_strdup (jalons_record_get_id (record)));
    }
  return rows;
}

static void
print_away (Bench *bench,
            const char *name,
            gint64 start)
{
  settle ();
  g_print ("%s\t%.1f\n", name, (double) (g_get_monotonic_time () - start) / 1000);
  g_print ("%s-away\t%.2f\n", name, away_take ());
}

/* Colleagues wrote so much since the last sync; @rows: in what the window shows, or %NULL for records that are new and not of
 * the open year. */
static void
measure (Bench *bench,
         const char *name,
         guint year,
         guint n_operations,
         guint n_files,
         const GPtrArray *rows)
{
  const Work work = { year, MIN (WORK_REPLICAS, n_files), n_files, n_operations, rows };
  g_autoptr (GError) error = NULL;
  gint64 start;

  work_write_folder (&work, bench->share);
  settle ();
  away_take ();
  start = g_get_monotonic_time ();
  await_run (bench->syncing, &error);
  g_assert_no_error (error);
  print_away (bench, name, start);
}

/* The window drawn again as a whole, for comparison. */
static void
measure_frames (Bench *bench)
{
  gint64 start;

  settle ();
  away_take ();
  start = g_get_monotonic_time ();
  for (int i = 0; i < FRAMES; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (bench->window));
      for (gint64 end = g_get_monotonic_time () + 20000; g_get_monotonic_time () < end;)
        g_main_context_iteration (NULL, FALSE);
    }
  print_away (bench, "frame", start);
}

static void
share (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  jalons_syncing_set_settle (bench->syncing, 0);
  await_create (bench->syncing, bench->share, NULL, NULL, "CIO", &error);
  g_assert_no_error (error);
  print_away (bench, "share", start);
}

int
main (int argc,
      char *argv[])
{
  Bench bench = { 0 };

  if (argc != 3)
    {
      g_printerr ("Usage: bench-merging FOLDER SHARE\n");
      return 2;
    }
  bench.share = argv[2];
  bench.window = real_window_open (argv[1]);
  bench.workspace = jalons_window_get_workspace (bench.window);
  bench.syncing = jalons_sharing_get_syncing (jalons_workspace_get_sharing (bench.workspace));
  bench.rows = list_rows (bench.workspace);
  away_watch ();
  measure_frames (&bench);
  share (&bench);
  measure (&bench, "one", 1, 8, 1, bench.rows);
  /* So many have their passing marks, each; more have none. */
  measure (&bench, "dozens", 4, 50, 2, bench.rows);
  measure (&bench, "hundreds", 5, 200, 6, bench.rows);
  measure (&bench, "some", 2, 2000, 12, bench.rows);
  measure (&bench, "year", 3, WORK_OPERATIONS, WORK_FILES, NULL);
  g_ptr_array_unref (bench.rows);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  return 0;
}

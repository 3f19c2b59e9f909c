/* Measures the year view in the real window: bench-year FOLDER, on the display that is there.
 * Invariant: a frame is measured from its beginning to its end by the window's own frame clock, and what was asked for is
 * over when the frame that shows it is painted and the X server has drawn it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/drop-rules.h"
#include "real-window.h"
#include "samples.h"
#include "ui/year/year-grid.h"

#define FRAMES   300
#define GESTURES 40
#define JUDGED   40
#define VISITS   20
#define FADING   15

typedef struct Bench Bench;

/* Does in one frame what the next is to show. */
typedef void (*Step) (Bench *bench, guint number);

struct Bench
{
  const char *folder;
  JalonsWindow *window;
  JalonsWorkspace *workspace;
  JalonsYearGrid *grid;
  GtkAdjustment *scroll;

  Samples *cpu; /* of the frames, while they are measured */
  Samples *seen;
  Step step;
  guint n_steps;
  guint n_done;
  gboolean in_frame;

  gboolean changed; /* the data or the school is another since the gesture began */
  gboolean painted; /* and the window shows it */
};

/* Frames */

static void
on_before_paint (GdkFrameClock *clock,
                 Bench *bench)
{
  if (bench->cpu == NULL)
    return;
  samples_start (bench->cpu);
  samples_start (bench->seen);
  bench->in_frame = TRUE;
}

static void
on_after_paint (GdkFrameClock *clock,
                Bench *bench)
{
  if (bench->in_frame)
    samples_stop (bench->cpu);
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (bench->window)));
  if (bench->in_frame)
    samples_stop (bench->seen);
  bench->in_frame = FALSE;
  bench->painted = bench->changed;
}

static gboolean
on_tick (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer data)
{
  Bench *bench = data;

  if (bench->n_done == bench->n_steps)
    return G_SOURCE_REMOVE;
  bench->step (bench, bench->n_done++);
  return G_SOURCE_CONTINUE;
}

/* Runs @step in as many frames, and prints what they took. */
static void
measure_frames (Bench *bench,
                const char *name,
                guint n_steps,
                Step step)
{
  g_autoptr (Samples) cpu = samples_new (SAMPLES_OF_CPU), seen = samples_new (SAMPLES_OF_CLOCK);
  g_autofree char *most = g_strconcat (name, "-99", NULL);
  g_autofree char *seen_name = g_strconcat (name, "-seen", NULL), *seen_most = g_strconcat (name, "-seen-99", NULL);

  settle ();
  bench->step = step;
  bench->n_steps = n_steps;
  bench->n_done = 0;
  bench->cpu = cpu;
  bench->seen = seen;
  gtk_widget_add_tick_callback (GTK_WIDGET (bench->window), on_tick, bench, NULL);
  while (bench->n_done < n_steps || bench->in_frame)
    g_main_context_iteration (NULL, TRUE);
  bench->cpu = NULL;
  samples_print (cpu, name, 0.5);
  samples_print (cpu, most, 0.99);
  samples_print (seen, seen_name, 0.5);
  samples_print (seen, seen_most, 0.99);
}

/* To the end and back. */
static void
scroll_by (Bench *bench,
           guint number,
           double pixels)
{
  double range = gtk_adjustment_get_upper (bench->scroll) - gtk_adjustment_get_page_size (bench->scroll);
  double way = number * pixels, turns = range > 0 ? way / range : 0;
  double left = way - (int) turns * range;

  gtk_adjustment_set_value (bench->scroll, (int) turns % 2 == 0 ? left : range - left);
}

static void
scroll_step (Bench *bench,
             guint number)
{
  scroll_by (bench, number, 40);
}

static void
leap_step (Bench *bench,
           guint number)
{
  scroll_by (bench, number, 600);
}

static void
zoom_step (Bench *bench,
           guint number)
{
  guint turn = number % (2 * JALONS_N_ZOOMS - 2);

  jalons_year_grid_set_zoom (bench->grid, turn < JALONS_N_ZOOMS ? turn : 2 * JALONS_N_ZOOMS - 2 - turn);
}

/* Gestures */

static void
on_changed (Bench *bench)
{
  bench->changed = TRUE;
}

static void
wait_until_painted (Bench *bench)
{
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);
}

/* The first activity of a class that is seen. */
static gboolean
find_chip (Bench *bench,
           guint number,
           JalonsChip *chip)
{
  JalonsYearTable *table = jalons_year_grid_get_table (bench->grid);

  for (guint i = number % 10; i < jalons_year_table_get_n_rows (table); i++)
    {
      const JalonsYearRow *row = jalons_year_table_get_row (table, i);

      for (guint n = 0; row->division != NULL && n < row->n_chips; n++)
        if (jalons_activity_slot (row->chips[n].activity).day != JALONS_NO_DAY)
          {
            *chip = (JalonsChip){ row->chips[n].activity, row->division };
            return TRUE;
          }
    }
  return FALSE;
}

/* One that may be moved by a week: not into the summer. */
static JalonsProposal *
propose (Bench *bench,
         guint number)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (bench->workspace);
  JalonsCalendar *calendar = jalons_workspace_get_calendar (bench->workspace);
  JalonsProposal *proposal;
  JalonsChip chip;

  for (guint i = 0; find_chip (bench, number + i, &chip); i++)
    {
      proposal = jalons_plan_move_weeks (dataset, calendar, &chip, 1, number % 2 == 0 ? 1 : -1);
      if (proposal->drafts->len > 0)
        return proposal;
      jalons_proposal_free (proposal);
    }
  g_error ("there is nothing to move");
}

static void
move_chip (Bench *bench,
           guint number,
           Samples *samples)
{
  g_autoptr (JalonsProposal) proposal = NULL;

  settle ();
  bench->changed = bench->painted = FALSE;
  samples_start (samples);
  proposal = propose (bench, number);
  jalons_workspace_write (bench->workspace, proposal->label, proposal->drafts);
  wait_until_painted (bench);
  samples_stop (samples);
}

static void
measure_gestures (Bench *bench)
{
  g_autoptr (Samples) drop = samples_new (SAMPLES_OF_CLOCK), sync = samples_new (SAMPLES_OF_CLOCK);

  gtk_adjustment_set_value (bench->scroll, 0);
  /* Scrollbars fade a while after scrolling: what is asked for meanwhile waits for the next of their frames. */
  for (guint i = 0; i < FADING; i++)
    settle ();
  for (guint i = 0; i < GESTURES; i++)
    {
      if (!samples_sync (sync, bench->folder))
        g_error ("the disk does not sync");
      move_chip (bench, i, drop);
    }
  samples_print (drop, "drop", 0.5);
  samples_print (drop, "drop-99", 0.99);
  samples_print (sync, "sync", 0.5);
}

/* What a drag begins with: every week of every class is judged. */
static void
measure_targets (Bench *bench)
{
  g_autoptr (Samples) samples = samples_new (SAMPLES_OF_CPU);
  JalonsYearTable *table = jalons_year_grid_get_table (bench->grid);
  const JalonsYearColumns *columns = jalons_year_table_get_columns (table);
  g_autoptr (GPtrArray) divisions = g_ptr_array_new ();
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (JalonsTarget));
  g_autofree guint8 *worst = NULL;

  for (guint i = 0; i < jalons_year_table_get_n_rows (table); i++)
    if (jalons_year_table_get_row (table, i)->division != NULL)
      g_ptr_array_add (divisions, jalons_year_table_get_row (table, i)->division);
  for (guint i = 0; i < columns->n_columns; i++)
    g_array_append_val (targets, columns->columns[i].target);
  worst = g_new0 (guint8, divisions->len * targets->len);
  for (guint i = 0; i < JUDGED; i++)
    {
      g_autoptr (JalonsDropRules) rules = NULL;
      JalonsChip chip;
      JalonsDrop drop = { .chips = &chip, .n_chips = 1 };

      find_chip (bench, i, &chip);
      drop.division = chip.division;
      samples_start (samples);
      rules = jalons_drop_rules_new (jalons_workspace_get_dataset (bench->workspace),
                                     jalons_workspace_get_rules (bench->workspace), &drop);
      jalons_drop_rules_judge (rules, (JalonsDivision *const *) divisions->pdata, divisions->len,
                               (const JalonsTarget *) (void *) targets->data, targets->len, worst);
      samples_stop (samples);
    }
  samples_print (samples, "targets", 0.5);
  g_print ("rows\t%u\ncells\t%u\n", divisions->len, divisions->len * targets->len);
}

static void
measure_schools (Bench *bench,
                 GPtrArray *schools)
{
  g_autoptr (Samples) cpu = samples_new (SAMPLES_OF_CPU), seen = samples_new (SAMPLES_OF_CLOCK);
  guint n_divisions = 0;

  for (guint i = 1; i <= VISITS; i++)
    {
      g_autoptr (GPtrArray) divisions = NULL;

      settle ();
      bench->changed = bench->painted = FALSE;
      samples_start (cpu);
      samples_start (seen);
      jalons_workspace_set_school (bench->workspace, jalons_record_get_id (schools->pdata[i % schools->len]));
      wait_until_painted (bench);
      samples_stop (seen);
      samples_stop (cpu);
      divisions = jalons_workspace_list_divisions (bench->workspace);
      n_divisions = divisions->len;
    }
  samples_print (cpu, "school", 0.5);
  samples_print (seen, "school-seen", 0.5);
  g_print ("school-classes\t%u\n", n_divisions);
}

/* The window */

static void
open_window (Bench *bench)
{
  GtkWidget *scroller;
  GdkFrameClock *clock;

  bench->window = real_window_open (bench->folder);
  bench->workspace = jalons_window_get_workspace (bench->window);
  bench->grid = JALONS_YEAR_GRID (find_widget (GTK_WIDGET (bench->window), JALONS_TYPE_YEAR_GRID));
  scroller = gtk_widget_get_ancestor (GTK_WIDGET (bench->grid), GTK_TYPE_SCROLLED_WINDOW);
  bench->scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  /* There is nothing to measure before there is something to scroll. */
  while (gtk_adjustment_get_upper (bench->scroll) <= gtk_adjustment_get_page_size (bench->scroll))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (bench->window)));
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), bench);
  g_signal_connect_swapped (bench->workspace, "changed", G_CALLBACK (on_changed), bench);
}

int
main (int argc,
      char *argv[])
{
  Bench bench = { .folder = argv[1] };
  g_autoptr (GPtrArray) schools = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: bench-year FOLDER\n");
      return 2;
    }
  open_window (&bench);
  schools = jalons_workspace_list_schools (bench.workspace);
  if (schools->len > 1)
    measure_schools (&bench, schools);
  else
    {
      measure_targets (&bench);
      measure_frames (&bench, "scroll", FRAMES, scroll_step);
      measure_frames (&bench, "leap", FRAMES, leap_step);
      measure_frames (&bench, "zoom", FRAMES, zoom_step);
      jalons_year_grid_set_zoom (bench.grid, 0);
      measure_gestures (&bench);
    }
  gtk_window_destroy (GTK_WINDOW (bench.window));
  return 0;
}

/* Measures the window that reads PDFs from elsewhere: bench-reader FOLDER, on the display that is there.
 * Invariant: what the window takes is told beside what poppler alone takes for the same page at the same size.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <cairo-pdf.h>
#include <locale.h>
#include <poppler.h>
#include <string.h>

#include "resources/jalons-resources.h"
#include "samples.h"
#include "ui/reader/reader-window.h"
#include "ui/ui-resources.h"

#define OPENINGS 7
#define FRAMES   300
#define WIDTH    1366
#define HEIGHT   768

typedef struct
{
  GtkWindow *window;
  Samples *cpu;
  Samples *seen;
  gboolean measuring;
  gboolean in_frame;
  gboolean drawn; /* a frame with all its pictures was painted */
  double pixels;
  unsigned n_done;
} Bench;

/* How long the main loop was away from its events, whatever it did: the longest in microseconds. */
static gint64 away_since, longest_away;

static int
watched_poll (GPollFD *fds,
              unsigned n,
              int timeout)
{
  int found;

  if (away_since > 0)
    longest_away = MAX (longest_away, g_get_monotonic_time () - away_since);
  found = g_poll (fds, n, timeout);
  away_since = g_get_monotonic_time ();
  return found;
}

/* Documents */

static char *
make_document (const char *folder,
               unsigned n_pages)
{
  g_autofree char *name = g_strdup_printf ("%u-pages.pdf", n_pages);
  char *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_select_font_face (cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 9);
  for (unsigned page = 0; page < n_pages; page++)
    {
      for (unsigned line = 0; line < 55; line++)
        {
          g_autofree char *text = g_strdup_printf ("Page %u, ligne %u : le parcours d’orientation des élèves, de la "
                                                   "cinquième à la terminale",
                                                   page + 1, line + 1);

          cairo_move_to (cr, 50, 60 + 13 * line);
          cairo_show_text (cr, text);
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return path;
}

/* Opening and drawing the first page without us. */
static void
measure_poppler (const char *path,
                 double scale)
{
  g_autoptr (Samples) alone = samples_new (SAMPLES_OF_CLOCK);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (int i = 0; i < OPENINGS; i++)
    {
      PopplerDocument *document;
      PopplerPage *page;
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (595 * scale), (int) (842 * scale));
      cairo_t *cr = cairo_create (surface);

      samples_start (alone);
      document = poppler_document_new_from_gfile (file, NULL, NULL, NULL);
      page = poppler_document_get_page (document, 0);
      cairo_scale (cr, scale, scale);
      poppler_page_render (page, cr);
      samples_stop (alone);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      g_object_unref (page);
      g_object_unref (document);
    }
  samples_print (alone, "poppler", 0.5);
}

/* Frames */

static JalonsReaderPages *
pages_of (Bench *bench)
{
  return jalons_reader_window_get_pages (JALONS_READER_WINDOW (bench->window));
}

static void
on_before_paint (GdkFrameClock *clock,
                 Bench *bench)
{
  if (!bench->measuring)
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
  gdk_display_sync (gdk_display_get_default ());
  if (bench->in_frame)
    samples_stop (bench->seen);
  bench->in_frame = FALSE;
  bench->drawn = jalons_reader_pages_is_drawn (pages_of (bench));
}

static void
open_window (Bench *bench,
             const char *path)
{
  GdkFrameClock *clock;

  bench->drawn = FALSE;
  bench->window = jalons_reader_window_present (NULL, path, "Banc d’essai", 0, NULL);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), bench);
}

static void
wait_until_drawn (Bench *bench)
{
  while (!bench->drawn)
    g_main_context_iteration (NULL, TRUE);
}

static void
close_window (Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));

  g_signal_handlers_disconnect_by_data (clock, bench);
  gtk_window_destroy (bench->window);
}

static gboolean
on_pause (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  gboolean over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, 300, on_pause, &over, NULL);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static double
measure_opening (const char *path)
{
  g_autoptr (Samples) opening = samples_new (SAMPLES_OF_CLOCK), cpu = samples_new (SAMPLES_OF_CPU);
  double zoom = 1;

  for (int i = 0; i < OPENINGS; i++)
    {
      Bench bench = { NULL };

      samples_start (opening);
      samples_start (cpu);
      open_window (&bench, path);
      wait_until_drawn (&bench);
      samples_stop (opening);
      samples_stop (cpu);
      zoom = jalons_reader_pages_get_zoom (pages_of (&bench)) * 96 / 72;
      close_window (&bench);
      settle ();
    }
  samples_print (opening, "first-page", 0.5);
  samples_print (cpu, "first-page-cpu", 0.5);
  return zoom;
}

/* What any window takes until it is painted, and the processor's share of both. */
static void
note_painted (GdkFrameClock *clock,
              gboolean *painted)
{
  gdk_display_sync (gdk_display_get_default ());
  *painted = TRUE;
}

static void
measure_empty_window (void)
{
  g_autoptr (Samples) empty = samples_new (SAMPLES_OF_CLOCK);

  for (int i = 0; i < OPENINGS; i++)
    {
      gboolean painted = FALSE;
      GtkWidget *window;
      gulong handler;

      samples_start (empty);
      window = adw_window_new ();
      gtk_window_set_default_size (GTK_WINDOW (window), 1000, 760);
      gtk_window_present (GTK_WINDOW (window));
      handler = g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (note_painted), &painted);
      while (!painted)
        g_main_context_iteration (NULL, TRUE);
      samples_stop (empty);
      g_signal_handler_disconnect (gtk_widget_get_frame_clock (window), handler);
      gtk_window_destroy (GTK_WINDOW (window));
      settle ();
    }
  samples_print (empty, "empty-window", 0.5);
}

/* Scrolling */

static gboolean
on_tick (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer data)
{
  Bench *bench = data;
  GtkAdjustment *scroll;

  if (bench->n_done == FRAMES)
    return G_SOURCE_REMOVE;
  bench->n_done++;
  g_object_get (pages_of (bench), "vadjustment", &scroll, NULL);
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_value (scroll) + bench->pixels);
  g_object_unref (scroll);
  return G_SOURCE_CONTINUE;
}

static void
measure_scrolling (Bench *bench,
                   const char *name,
                   double pixels)
{
  g_autofree char *most = g_strconcat (name, "-99", NULL), *seen = g_strconcat (name, "-seen-99", NULL);
  g_autofree char *worst = g_strconcat (name, "-worst", NULL);

  settle ();
  bench->cpu = samples_new (SAMPLES_OF_CPU);
  bench->seen = samples_new (SAMPLES_OF_CLOCK);
  bench->pixels = pixels;
  bench->n_done = 0;
  bench->measuring = TRUE;
  longest_away = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (bench->window), on_tick, bench, NULL);
  while (bench->n_done < FRAMES || bench->in_frame)
    g_main_context_iteration (NULL, TRUE);
  bench->measuring = FALSE;
  g_print ("%s-away\t%g\n", name, (double) longest_away / 1000);
  samples_print (bench->cpu, name, 0.5);
  samples_print (bench->cpu, most, 0.99);
  samples_print (bench->cpu, worst, 1);
  samples_print (bench->seen, seen, 0.99);
  samples_free (bench->cpu);
  samples_free (bench->seen);
}

/* Memory */

static double
resident (GPid process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", process), *status = NULL;
  const char *line;

  if (!g_file_get_contents (path, &status, NULL, NULL) || (line = strstr (status, "VmRSS:")) == NULL)
    return 0;
  return (double) g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10) / 1024;
}

/* The process and those that it started: the reader is inside its bubble. */
static double
resident_tree (GPid process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task/%d/children", process, process), *children = NULL;
  double all = resident (process);
  g_auto (GStrv) list = NULL;

  if (!g_file_get_contents (path, &children, NULL, NULL))
    return all;
  list = g_strsplit (children, " ", -1);
  for (char **child = list; *child != NULL; child++)
    if (**child != '\0')
      all += resident_tree ((GPid) g_ascii_strtoll (*child, NULL, 10));
  return all;
}

static void
say_memory (Bench *bench,
            unsigned page)
{
  JalonsPdf *pdf = jalons_reader_window_get_pdf (JALONS_READER_WINDOW (bench->window));

  g_print ("memory-window-%u\t%g\n", page, resident (getpid ()));
  g_print ("memory-reader-%u\t%g\n", page, resident_tree (jalons_pdf_get_process (pdf)));
}

static void
measure_memory (const char *path)
{
  Bench bench = { NULL };

  open_window (&bench, path);
  wait_until_drawn (&bench);
  for (unsigned page = 0; page < 1000; page++)
    {
      bench.drawn = FALSE;
      jalons_reader_pages_go_to (pages_of (&bench), page, 0);
      wait_until_drawn (&bench);
      if (page + 1 == 100 || page + 1 == 1000)
        {
          settle ();
          say_memory (&bench, page + 1);
        }
    }
  close_window (&bench);
}

int
main (int argc,
      char **argv)
{
  g_autofree char *short_one = NULL, *long_one = NULL;
  GtkWidget *first;
  Bench bench = { NULL };
  double zoom;

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      g_printerr ("bench-reader FOLDER\n");
      return 2;
    }
  adw_init ();
  g_resources_register (jalons_ui_get_resource ());
  g_resources_register (jalons_icons_get_resource ());
  short_one = make_document (argv[1], 300);
  long_one = make_document (argv[1], 1000);
  g_main_context_set_poll_func (NULL, watched_poll);

  /* As in the program, there is a window already. */
  first = adw_window_new ();
  gtk_window_present (GTK_WINDOW (first));
  settle ();
  measure_empty_window ();
  zoom = measure_opening (short_one);
  open_window (&bench, short_one);
  gtk_window_set_default_size (bench.window, WIDTH, HEIGHT);
  wait_until_drawn (&bench);
  measure_scrolling (&bench, "scroll", 40);
  measure_scrolling (&bench, "leap", 600);
  close_window (&bench);
  measure_memory (long_one);
  measure_poppler (short_one, zoom);
  return 0;
}

/* What of the year is seen: the filters, the order, the colours, the legend and the search, in the view.
 * Invariant: what a choice does is read from the grid's rows and its cursor, as whoever looks would.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "plan/copy.h"
#include "ui/parts/choices.h"
#include "ui/parts/fit-label.h"
#include "ui/view.h"
#include "ui/year/year-filters.h"
#include "ui/year/year-grid.h"
#include "ui/year/year-legend.h"
#include "ui/year/year-search-bar.h"
#include "ui/year/year-view.h"
#include "year-sample.h"

/* The view */

typedef struct
{
  Sample *sample;
  GtkWindow *window;
  GtkWidget *view;
  JalonsYearGrid *grid;
  JalonsYearTable *table;
  GSettings *settings;
} Looking;

static void
looking_begin (Looking *looking)
{
  looking->settings = g_settings_new (JALONS_APP_ID);
  g_settings_reset (looking->settings, "year-order");
  g_settings_reset (looking->settings, "year-tint");
  looking->sample = year_sample_open ();
  looking->window = GTK_WINDOW (gtk_window_new ());
  looking->view = jalons_year_view_new (looking->sample->workspace);
  gtk_window_set_child (looking->window, looking->view);
  gtk_window_set_default_size (looking->window, 1366, 700);
  gtk_window_present (looking->window);
  sample_settle ();
  looking->grid = JALONS_YEAR_GRID (sample_find (looking->view, JALONS_TYPE_YEAR_GRID, NULL));
  looking->table = jalons_year_grid_get_table (looking->grid);
}

static void
looking_end (Looking *looking)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (sample_find (looking->view, GTK_TYPE_MENU_BUTTON, NULL)));
  sample_settle ();
  gtk_window_destroy (looking->window);
  g_object_unref (looking->settings);
  sample_close (looking->sample);
}

/* The classes that are shown, in their order, and the number of activities of each: "4A1 4B2". */
static char *
rows_in_words (Looking *looking)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < jalons_year_table_get_n_rows (looking->table); i++)
    {
      const JalonsYearRow *row = jalons_year_table_get_row (looking->table, i);

      if (row->division != NULL)
        g_string_append_printf (words, "%s%s:%u", words->len > 0 ? ", " : "", jalons_division_code (row->division),
                                row->n_chips);
    }
  return g_string_free (words, FALSE);
}

static void
assert_rows (Looking *looking,
             const char *expected)
{
  g_autofree char *rows = rows_in_words (looking);

  g_assert_cmpstr (rows, ==, expected);
}

static GtkWidget *
nth_choice (GtkWidget *widget,
            int *n)
{
  if (GTK_IS_DROP_DOWN (widget) || GTK_IS_CHECK_BUTTON (widget))
    return (*n)-- == 0 ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = nth_choice (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

enum
{
  LEVEL,
  AXIS,
  KIND,
  STATE,
  BEHIND,
  BROKEN,
  ORDER,
  TINT,
};

static void
choose (Looking *looking,
        int which,
        const char *code)
{
  GtkWidget *filters = sample_find (looking->view, JALONS_TYPE_YEAR_FILTERS, NULL), *choice;

  g_assert_nonnull (filters);
  choice = nth_choice (filters, &which);
  g_assert_nonnull (choice);
  if (GTK_IS_CHECK_BUTTON (choice))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), *code != '\0');
  else
    jalons_choices_set (choice, code);
}

static void
open_filters (Looking *looking)
{
  g_assert_true (gtk_widget_activate_action (looking->view, "year.filters", NULL));
  sample_settle ();
}

static gboolean
is_shown (Looking *looking,
          const char *title)
{
  GtkWidget *page = sample_find (looking->view, ADW_TYPE_STATUS_PAGE, title);

  return page != NULL && gtk_widget_get_mapped (page);
}

/* In a low window the popover scrolls instead of going beyond it. */
static void
test_filters_fit (void)
{
  Looking looking;
  GtkWidget *filters;
  int height;

  looking_begin (&looking);
  gtk_window_set_default_size (looking.window, 800, 400);
  sample_settle ();
  open_filters (&looking);
  filters = sample_find (looking.view, JALONS_TYPE_YEAR_FILTERS, NULL);
  gtk_widget_measure (filters, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, <=, gtk_widget_get_height (looking.view));
  looking_end (&looking);
}

static void
test_filters (void)
{
  static const struct
  {
    int which;
    const char *code;
    const char *rows;
  } cases[] = {
    { LEVEL, "4e", "4A:1, 4B:2" },
    { AXIS, "monde", "4A:1, 4B:0, 3A:0, 3B:0, 3 SEGPA:1" },
    { AXIS, "-", "4A:0, 4B:1, 3A:2, 3B:1, 3 SEGPA:0" },
    { KIND, "visit", "4A:0, 4B:0, 3A:1, 3B:1, 3 SEGPA:0" },
    { STATE, "done", "4A:1, 4B:0, 3A:0, 3B:0, 3 SEGPA:0" },
    { STATE, "cancelled", "4A:0, 4B:1, 3A:0, 3B:0, 3 SEGPA:0" },
    { BEHIND, "x", "4A:1, 4B:2, 3A:3, 3B:2, 3 SEGPA:1" },
    { BROKEN, "x", "3 SEGPA:1" },
  };
  Looking looking;

  looking_begin (&looking);
  assert_rows (&looking, "4A:1, 4B:2, 3A:3, 3B:2, 3 SEGPA:1");
  open_filters (&looking);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%d %s", cases[i].which, cases[i].code);
      choose (&looking, cases[i].which, cases[i].code);
      assert_rows (&looking, cases[i].rows);
      choose (&looking, cases[i].which, "");
      assert_rows (&looking, "4A:1, 4B:2, 3A:3, 3B:2, 3 SEGPA:1");
    }
  looking_end (&looking);
}

/* The button says that a filter is on, the line over the grid what it leaves, and one button ends it. */
static void
test_filters_shown (void)
{
  Looking looking;

  looking_begin (&looking);
  g_assert_nonnull (sample_find (looking.view, GTK_TYPE_MENU_BUTTON, _ ("_Filters")));
  open_filters (&looking);
  choose (&looking, LEVEL, "3e");
  choose (&looking, KIND, "visit");
  g_assert_nonnull (sample_find (looking.view, GTK_TYPE_MENU_BUTTON, "_Filters (2)"));
  g_assert_cmpstr (jalons_fit_label_get (JALONS_FIT_LABEL (sample_find (looking.view, JALONS_TYPE_FIT_LABEL, NULL))), ==,
                   "2 of 5 classes · 1 activity");
  choose (&looking, BROKEN, "x");
  g_assert_true (is_shown (&looking, _ ("No class is left by the filters")));

  g_assert_true (gtk_widget_activate_action (looking.view, "year.show-everything", NULL));
  sample_settle ();
  assert_rows (&looking, "4A:1, 4B:2, 3A:3, 3B:2, 3 SEGPA:1");
  g_assert_false (is_shown (&looking, _ ("No class is left by the filters")));
  g_assert_nonnull (sample_find (looking.view, GTK_TYPE_MENU_BUTTON, _ ("_Filters")));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (looking.window)), GTK_WIDGET (looking.grid)));
  looking_end (&looking);
}

static void
assert_remembered (Looking *looking,
                   const char *key,
                   const char *code)
{
  g_autofree char *remembered = g_settings_get_string (looking->settings, key);

  g_assert_cmpstr (remembered, ==, code);
}

/* A new filter is about nothing of the one before: the order stays. */
static void
test_order (void)
{
  Looking looking;

  looking_begin (&looking);
  open_filters (&looking);
  choose (&looking, ORDER, "behind");
  assert_rows (&looking, "3 SEGPA:1, 3B:2, 3A:3, 4A:1, 4B:2");
  choose (&looking, LEVEL, "3e");
  assert_rows (&looking, "3B:2, 3A:3");
  g_assert_true (gtk_widget_activate_action (looking.view, "year.show-everything", NULL));
  assert_rows (&looking, "3 SEGPA:1, 3B:2, 3A:3, 4A:1, 4B:2");
  assert_remembered (&looking, "year-order", "behind");
  looking_end (&looking);
}

static GtkWidget *
find_legend (Looking *looking)
{
  return sample_find (looking->view, JALONS_TYPE_YEAR_LEGEND, NULL);
}

static void
assert_legend (Looking *looking,
               const char *begin,
               const char *part)
{
  g_autofree char *words = jalons_year_legend_in_words (JALONS_YEAR_LEGEND (find_legend (looking)));

  g_assert_true (g_str_has_prefix (words, begin));
  g_assert_nonnull (strstr (words, part));
  gtk_test_accessible_assert_property (find_legend (looking), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

/* The legend is of the colours that are shown, and of all the signs. */
static void
test_tint (void)
{
  static const char *const always[] = { "dashed outline: to be confirmed", "tick: held", "struck out: cancelled",
                                        "diamond: milestone", "hatched: no class", "shaded: class away",
                                        "asterisk: public holiday", "star: attached",
                                        "hollow star: attached, not accepted" };
  Looking looking;

  looking_begin (&looking);
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    assert_legend (&looking, "M: ", always[i]);
  open_filters (&looking);
  choose (&looking, TINT, "state");
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    assert_legend (&looking, "dashed outline: ", always[i]);
  assert_legend (&looking, "dashed outline: ", "solid outline: confirmed");
  assert_legend (&looking, "dashed outline: ", ", M: ");
  assert_remembered (&looking, "year-tint", "state");
  looking_end (&looking);
}

static void
test_legend_width (void)
{
  Looking looking;
  int narrow, wide;

  looking_begin (&looking);
  gtk_widget_measure (find_legend (&looking), GTK_ORIENTATION_VERTICAL, JALONS_YEAR_LEGEND_LEAST_WIDTH - 1, &narrow, NULL,
                      NULL, NULL);
  gtk_widget_measure (find_legend (&looking), GTK_ORIENTATION_VERTICAL, 3000, &wide, NULL, NULL, NULL);
  g_assert_cmpint (narrow, ==, 0);
  g_assert_cmpint (wide, >, 10);
  looking_end (&looking);
}

/* The search, in the view */

static GtkWidget *
begin_search (Looking *looking,
              const char *text)
{
  GtkWidget *entry;

  JALONS_VIEW_GET_IFACE (looking->view)->find (JALONS_VIEW (looking->view));
  sample_settle ();
  entry = sample_find (looking->view, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (entry);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (looking->window)), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return entry;
}

static void
assert_at (Looking *looking,
           const char *code,
           const char *title,
           const char *count)
{
  JalonsYearPlace place = jalons_year_grid_get_cursor (looking->grid);
  const JalonsYearRow *row = jalons_year_table_get_row (looking->table, (guint) place.row);
  const JalonsYearChip *chip = jalons_year_grid_get_chip (looking->grid, place);
  GtkWidget *bar = sample_find (looking->view, JALONS_TYPE_YEAR_SEARCH_BAR, NULL);

  g_assert_cmpstr (jalons_division_code (row->division), ==, code);
  g_assert_cmpstr (chip ? jalons_activity_title (chip->activity) : "", ==, title);
  g_assert_cmpstr (jalons_year_search_bar_get_count (JALONS_YEAR_SEARCH_BAR (bar)), ==, count);
}

static void
find_next (Looking *looking,
           int by)
{
  g_assert_true (gtk_widget_activate_action (looking->view, "year.find-next", "i", by));
}

static void
test_find (void)
{
  Looking looking;
  GtkWidget *entry;

  looking_begin (&looking);
  entry = begin_search (&looking, "metiers");
  assert_at (&looking, "4B", "Œuvres et métiers", "1 of 2");
  find_next (&looking, 1);
  assert_at (&looking, "3A", "Forum des métiers", "2 of 2");
  find_next (&looking, 1);
  assert_at (&looking, "4B", "Œuvres et métiers", "1 of 2");
  find_next (&looking, -1);
  assert_at (&looking, "3A", "Forum des métiers", "2 of 2");
  g_signal_emit_by_name (entry, "activate");
  assert_at (&looking, "4B", "Œuvres et métiers", "1 of 2");
  gtk_editable_set_text (GTK_EDITABLE (entry), "metierss");
  assert_at (&looking, "4B", "Œuvres et métiers", "Nothing found");
  gtk_editable_set_text (GTK_EDITABLE (entry), "3 segpa");
  assert_at (&looking, "3 SEGPA", "", "1 of 2");
  find_next (&looking, 1);

  g_signal_emit_by_name (entry, "stop-search");
  sample_settle ();
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (looking.window)), GTK_WIDGET (looking.grid)));
  g_assert_cmpstr (jalons_activity_title (JALONS_VIEW_GET_IFACE (looking.view)->get_selected (JALONS_VIEW (looking.view))),
                   ==, "Découverte");
  looking_end (&looking);
}

/* A closed level is opened, another week is shown; a filter is left on. */
static void
test_find_hidden (void)
{
  Looking looking;
  GtkWidget *entry;

  looking_begin (&looking);
  jalons_year_table_set_collapsed (looking.table, "4e", TRUE);
  entry = begin_search (&looking, "oeuvres");
  assert_at (&looking, "4B", "Œuvres et métiers", "1 of 1");
  g_assert_true (gtk_widget_activate_action (looking.view, "year.toggle-week", NULL));
  gtk_editable_set_text (GTK_EDITABLE (entry), "forum");
  assert_at (&looking, "3A", "Forum des métiers", "1 of 1");
  g_assert_cmpuint (jalons_year_table_get_columns (looking.table)->monday, ==, jalons_day_new (2026, 11, 30));
  g_assert_true (gtk_widget_activate_action (looking.view, "year.toggle-week", NULL));

  open_filters (&looking);
  choose (&looking, LEVEL, "3e");
  gtk_editable_set_text (GTK_EDITABLE (entry), "oeuvres");
  assert_at (&looking, "3A", "Forum des métiers", "Nothing found");
  gtk_editable_set_text (GTK_EDITABLE (entry), "placer");
  assert_at (&looking, "3B", "À placer", "1 of 1");
  looking_end (&looking);
}

/* What is written while one searches is found. */
static void
test_find_change (void)
{
  Looking looking;

  looking_begin (&looking);
  begin_search (&looking, "voltaire");
  assert_at (&looking, "3A", "Visite du lycée", "1 of 1");
  jalons_workspace_undo (looking.sample->workspace);
  for (int i = 0; i < 20 && year_sample_has_more (looking.sample->workspace); i++)
    sample_settle ();
  find_next (&looking, 1);
  g_assert_cmpstr (jalons_year_search_bar_get_count (
                     JALONS_YEAR_SEARCH_BAR (sample_find (looking.view, JALONS_TYPE_YEAR_SEARCH_BAR, NULL))),
                   ==, "Nothing found");
  looking_end (&looking);
}

/* Pictures, in French, each scheme in a process of its own */

static void
test_picture (gconstpointer data)
{
  static const int sizes[][2] = { { 1366, 768 }, { 800, 500 } };
  const char *scheme = data;
  g_autofree char *by_state = g_strdup_printf ("year-state-%s", scheme);
  g_autofree char *filtered = g_strdup_printf ("year-filtered-%s", scheme);
  Looking looking;

  looking_begin (&looking);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *plain = g_strdup_printf ("year-seeing-%s-%d", scheme, sizes[i][0]);
      g_autofree char *finding = g_strdup_printf ("year-find-%s-%d", scheme, sizes[i][0]);
      GtkWidget *entry;

      sample_picture (looking.window, sizes[i][0], sizes[i][1], plain);
      entry = begin_search (&looking, "decouverte");
      g_signal_emit_by_name (entry, "activate");
      sample_picture (looking.window, sizes[i][0], sizes[i][1], finding);
      g_signal_emit_by_name (entry, "stop-search");
    }
  g_settings_set_string (looking.settings, "year-tint", "state");
  open_filters (&looking);
  choose (&looking, LEVEL, "4e");
  sample_picture (looking.window, 1366, 768, by_state);
  choose (&looking, BROKEN, "x");
  sample_picture (looking.window, 800, 500, filtered);
  g_assert_true (is_shown (&looking, _ ("No class is left by the filters")));
  looking_end (&looking);
}

static void
test_pictures (void)
{
  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));

  g_setenv ("LANGUAGE", "fr", TRUE);
  g_test_trap_subprocess ("/ui/year/pictures/subprocess/light", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  g_setenv ("JALONS_DARK", "1", TRUE);
  g_test_trap_subprocess ("/ui/year/pictures/subprocess/dark", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  g_unsetenv ("JALONS_DARK");
  g_setenv ("LANGUAGE", language ? language : "", TRUE);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/year/filters", test_filters);
  g_test_add_func ("/ui/year/filters/shown", test_filters_shown);
  g_test_add_func ("/ui/year/filters/fit", test_filters_fit);
  g_test_add_func ("/ui/year/order", test_order);
  g_test_add_func ("/ui/year/tint", test_tint);
  g_test_add_func ("/ui/year/legend/width", test_legend_width);
  g_test_add_func ("/ui/year/find", test_find);
  g_test_add_func ("/ui/year/find/hidden", test_find_hidden);
  g_test_add_func ("/ui/year/find/change", test_find_change);
  g_test_add_func ("/ui/year/pictures", test_pictures);
  g_test_add_data_func ("/ui/year/pictures/subprocess/light", "light", test_picture);
  g_test_add_data_func ("/ui/year/pictures/subprocess/dark", "dark", test_picture);
  return g_test_run ();
}

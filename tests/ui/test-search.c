/* The search over everything: what is typed is answered, arrows choose, Enter opens; what a screen reader is told.
 * Invariant: every answer is waited for as a person would see it: in the list.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include "ui/search/search-window.h"

typedef struct
{
  GtkWidget *entry;
  GtkWidget *list;
  GtkSingleSelection *selection;
  GtkWindow *window;
  JalonsSearchItem *opened;
  guint n_wanted;
} Search;

static void
on_opened (JalonsSearchWindow *window,
           JalonsSearchItem *item,
           Search *search)
{
  g_set_object (&search->opened, item);
}

static Search
open_search (Sample *sample)
{
  Search search = { .window = jalons_search_window_new (sample->workspace) };

  search.entry = sample_find (GTK_WIDGET (search.window), GTK_TYPE_SEARCH_ENTRY, NULL);
  search.list = sample_find (GTK_WIDGET (search.window), GTK_TYPE_LIST_VIEW, NULL);
  search.selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (search.list)));
  gtk_window_present (search.window);
  sample_settle ();
  return search;
}

static gboolean
has_answer (gpointer data)
{
  Search *search = data;

  return g_list_model_get_n_items (G_LIST_MODEL (search->selection)) == search->n_wanted;
}

static void
type (Search *search,
      const char *words,
      guint n_wanted)
{
  search->n_wanted = n_wanted;
  gtk_editable_set_text (GTK_EDITABLE (search->entry), words);
  sample_wait (has_answer, search);
  sample_settle ();
}

static char *
selected_words (Search *search)
{
  return jalons_search_item_to_words (gtk_single_selection_get_selected_item (search->selection));
}

/* As the key controller of the entry is given it. */
static void
press (Search *search,
       guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (search->entry);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

static void
test_finds (void)
{
  Sample *sample = sample_open (TRUE);
  Search search = open_search (sample);
  g_autofree char *first = NULL, *second = NULL;

  sample_picture (search.window, 640, 460, "search-hint");
  type (&search, "FORUM met", 1);
  first = selected_words (&search);
  g_assert_cmpstr (first, ==, "Forum des métiers, Activity, 3A · 1 December 2026 · Collège des Tilleuls & Cie");
  gtk_test_accessible_assert_property (search.entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search everything");
  gtk_test_accessible_assert_property (
    search.entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    "Forum des métiers, Activity, 3A · 1 December 2026 · Collège des Tilleuls & Cie (1 of 1)");

  type (&search, "d", 4);
  press (&search, GDK_KEY_Down);
  press (&search, GDK_KEY_Down);
  second = selected_words (&search);
  g_assert_cmpuint (gtk_single_selection_get_selected (search.selection), ==, 2);
  g_assert_cmpstr (second, ==, first);
  sample_picture (search.window, 640, 460, "search");
  type (&search, "introuvable", 0);
  sample_picture (search.window, 640, 460, "search-nothing");
  gtk_window_destroy (search.window);
  sample_close (sample);
}

static void
test_opens (void)
{
  Sample *sample = sample_open (TRUE);
  Search search = open_search (sample);
  const JalonsHit *hit;

  g_signal_connect (search.window, "opened", G_CALLBACK (on_opened), &search);
  type (&search, "tilleuls", 1);
  g_signal_emit_by_name (search.entry, "activate");
  sample_settle ();
  g_assert_nonnull (search.opened);
  hit = jalons_search_item_get_hit (search.opened);
  g_assert_cmpint (jalons_record_get_entity (hit->record), ==, JALONS_ENTITY_SCHOOL);
  g_assert_cmpstr (jalons_search_item_get_query (search.opened), ==, "tilleuls");
  g_clear_object (&search.opened);
  sample_close (sample);
}

/* Typed faster than it is answered: the last word counts. */
static void
test_fast (void)
{
  Sample *sample = sample_open (TRUE);
  Search search = open_search (sample);
  g_autofree char *words = NULL;

  gtk_editable_set_text (GTK_EDITABLE (search.entry), "d");
  gtk_editable_set_text (GTK_EDITABLE (search.entry), "de");
  gtk_editable_set_text (GTK_EDITABLE (search.entry), "3 seg");
  type (&search, "orientibus", 1);
  words = selected_words (&search);
  g_assert_true (g_str_has_prefix (words, "Découverte d’Orientibus"));
  gtk_editable_set_text (GTK_EDITABLE (search.entry), "forum");
  gtk_window_destroy (search.window);
  sample_settle ();
  sample_close (sample);
}

int
main (int argc,
      char *argv[])
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/search/finds", test_finds);
  g_test_add_func ("/ui/search/opens", test_opens);
  g_test_add_func ("/ui/search/fast", test_fast);
  return g_test_run ();
}
